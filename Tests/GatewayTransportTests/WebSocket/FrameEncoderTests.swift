import GatewayTransport
import Testing

struct FrameEncoderTests {
    private func encode(_ opcode: Opcode, _ payload: [UInt8], key: UInt32) -> [UInt8] {
        var output: [UInt8] = []
        FrameEncoder.append(opcode, payload, maskedWith: MaskingKey(rawValue: key), to: &output)
        return output
    }

    @Test func `writes the masked text of the RFC`() {
        #expect(
            encode(.text, Array("Hello".utf8), key: 0x37FA_213D)
                == [0x81, 0x85, 0x37, 0xFA, 0x21, 0x3D, 0x7F, 0x9F, 0x4D, 0x51, 0x58]
        )
    }

    @Test func `writes the masked pong of the RFC`() {
        #expect(
            encode(.pong, Array("Hello".utf8), key: 0x37FA_213D)
                == [0x8A, 0x85, 0x37, 0xFA, 0x21, 0x3D, 0x7F, 0x9F, 0x4D, 0x51, 0x58]
        )
    }

    @Test(
        arguments: [
            (0, [0x80]), (125, [0xFD]), (126, [0xFE, 0, 126]), (65_535, [0xFE, 0xFF, 0xFF]),
            (65_536, [0xFF, 0, 0, 0, 0, 0, 1, 0, 0]),
        ] as [(Int, [UInt8])]
    )
    func `writes lengths in the shortest form`(size: Int, length: [UInt8]) {
        let frame = encode(.binary, [UInt8](repeating: 0, count: size), key: 0x0102_0304)
        #expect(Array(frame.prefix(1 + length.count)) == [0x82] + length)
        #expect(frame.count == 1 + length.count + 4 + size)
        let start = 1 + length.count + 4
        #expect(frame[start...].enumerated().allSatisfy { $1 == UInt8($0 & 3) + 1 })
    }

    @Test func `appends to what is there`() {
        var output: [UInt8] = [9, 9]
        FrameEncoder.append(.ping, [1], maskedWith: MaskingKey(rawValue: 0), to: &output)
        #expect(output == [9, 9, 0x89, 0x81, 0, 0, 0, 0, 1])
    }

    @Test func `draws a key for each frame from the source given`() throws {
        var random = SeededGenerator(seed: 1)
        let keys = (0..<100).map { _ in MaskingKey(using: &random) }
        #expect(Set(keys).count == 100)
    }
}

import GatewayProtocol
import GatewayTestKit
import Testing

struct DeflaterTests {
    private static let hello =
        #"{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250,"_trace":["[\"gateway-test\",{\"micros\":0.0}]"]}}"#
    private static let acknowledgement = #"{"t":null,"s":null,"op":11,"d":null}"#

    private func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    @Test func `a stream gives the bytes that the gateway gives`() {
        let stream = StreamDeflater()
        #expect(
            hexadecimal(stream.deflate(Array(Self.hello.utf8)))
                == "789c34c9410a83301005d0bbfc752ab1e866ae92888c3aa8106349a62d1272f776e3eec12b50507c8760906f9c2f506b0d"
                + "1650c1269c7412d6718f2ae9c301d4b5cffeffa3269e05e4e03c5656f9f2f550c9ea618ac7b1cfe9cc1e641b5b070cb5fe00"
                + "0000ffff"
        )
        #expect(hexadecimal(stream.deflate(Array(Self.acknowledgement.utf8))) == "aac6659921d83290402d000000ffff")
        #expect(hexadecimal(stream.deflate(Array(Self.acknowledgement.utf8))) == "22460d000000ffff")
    }

    @Test func `a payload of its own is a whole stream`() {
        let bytes = StreamDeflater.deflateWhole(Array(repeating: 7, count: 1_000_000))
        #expect(bytes.starts(with: [0x78, 0x9C]))
        #expect(bytes.count < 2_000)
        #expect(bytes.suffix(4) != [0, 0, 0xFF, 0xFF])
    }

    @Test func `an encoder keeps one stream for its connection`() {
        let encoder = PayloadEncoder()
        let payload = Array(Self.acknowledgement.utf8)
        let first = encoder.encode(payload, as: .zlibStream)
        #expect(encoder.encode(payload, as: .text).bytes == payload)
        #expect(encoder.encode(payload, as: .text).isText)
        #expect(!encoder.encode(payload, as: .binary).isText)
        let second = encoder.encode(payload, as: .zlibStream)
        #expect(first.bytes.starts(with: [0x78, 0x9C]))
        #expect(second.bytes.count < first.bytes.count)
    }

    @Test func `random data survives its bound`() {
        var random = SeededRandom(seed: 77)
        let stream = StreamDeflater()
        for size in [0, 1, 100, 70_000] {
            let bytes = (0..<size).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            let deflated = stream.deflate(bytes)
            #expect(deflated.suffix(4) == [0, 0, 0xFF, 0xFF] || size == 0, "seed 77, size \(size)")
        }
    }
}

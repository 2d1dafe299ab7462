import Testing

@testable import GatewayTransport

struct BufferRingTests {
    /// Takes a piece and fills it.
    private func fill(_ ring: inout BufferRing, with byte: UInt8) -> [UInt8] {
        var piece = ring.take()
        #expect(piece.isEmpty)
        piece.append(contentsOf: repeatElement(byte, count: 20_000))
        ring.keep(piece)
        return piece
    }

    private func address(of piece: [UInt8]) -> Int {
        unsafe piece.withUnsafeBufferPointer { Int(bitPattern: $0.baseAddress) }
    }

    @Test func `Bytes that somebody holds are never written over`() {
        var ring = BufferRing()
        let held = (0..<20).map { fill(&ring, with: UInt8($0)) }
        for (byte, piece) in held.enumerated() {
            #expect(piece == [UInt8](repeating: UInt8(byte), count: 20_000))
        }
    }

    @Test func `Buffers that nobody holds are used again`() {
        var ring = BufferRing()
        var addresses: Set<Int> = []
        for byte in 0..<100 as Range<UInt8> { addresses.insert(address(of: fill(&ring, with: byte))) }
        #expect(addresses.count <= 4)
    }

    @Test func `A released ring begins anew`() {
        var ring = BufferRing()
        for byte in 0..<6 as Range<UInt8> { _ = fill(&ring, with: byte) }
        ring.release()
        #expect(ring.take().capacity == 0)
        for byte in 0..<6 as Range<UInt8> { _ = fill(&ring, with: byte) }
    }

    @Test func `A buffer that is too small or too large to be worth it is not kept`() {
        var ring = BufferRing()
        for size in [100, 1 << 20] {
            ring.keep([UInt8](repeating: 1, count: size))
            #expect(ring.take().capacity == 0)
        }
    }

    @Test func `A buffer that was put back is the next to be taken`() {
        var ring = BufferRing()
        let first = address(of: fill(&ring, with: 1))
        for byte in 2..<5 as Range<UInt8> { _ = fill(&ring, with: byte) }
        for _ in 0..<2 {
            let buffer = ring.take()
            #expect(buffer.capacity >= 20_000 && address(of: buffer) == first)
            ring.putBack(buffer)
        }
    }
}

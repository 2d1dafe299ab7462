import Testing

@testable import GatewayTransport

struct PieceRingTests {
    /// Takes a piece and fills it.
    private func fill(_ ring: inout PieceRing, with byte: UInt8) -> [UInt8] {
        var piece = ring.take()
        #expect(piece.isEmpty)
        piece.append(contentsOf: repeatElement(byte, count: 1_000))
        ring.keep(piece)
        return piece
    }

    private func address(of piece: [UInt8]) -> Int {
        unsafe piece.withUnsafeBufferPointer { Int(bitPattern: $0.baseAddress) }
    }

    @Test func `Bytes that somebody holds are never written over`() {
        var ring = PieceRing()
        let held = (0..<20).map { fill(&ring, with: UInt8($0)) }
        for (byte, piece) in held.enumerated() {
            #expect(piece == [UInt8](repeating: UInt8(byte), count: 1_000))
        }
    }

    @Test func `Buffers that nobody holds are used again`() {
        var ring = PieceRing()
        var addresses: Set<Int> = []
        for byte in 0..<100 as Range<UInt8> { addresses.insert(address(of: fill(&ring, with: byte))) }
        #expect(addresses.count <= 4)
    }

    @Test func `A released ring begins anew`() {
        var ring = PieceRing()
        for byte in 0..<6 as Range<UInt8> { _ = fill(&ring, with: byte) }
        ring.release()
        #expect(ring.take().capacity == 0)
        for byte in 0..<6 as Range<UInt8> { _ = fill(&ring, with: byte) }
    }
}

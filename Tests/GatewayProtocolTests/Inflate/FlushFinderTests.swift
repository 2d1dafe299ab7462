import Testing

@testable import GatewayProtocol

@Suite struct FlushFinderTests {
    /// Where `00 00 FF FF` ends in bytes that come in pieces, counted over all of them.
    private func flushes(in pieces: [ArraySlice<UInt8>]) -> [Int] {
        var finder = FlushFinder()
        var found: [Int] = []
        var before = 0
        for piece in pieces {
            var start = 0
            while let end = finder.next(in: piece.span, from: start) {
                found.append(before + end)
                start = end
            }
            before += piece.count
        }
        return found
    }

    @Test func `finds what lies in one piece, over a border and side by side`() {
        let flush: [UInt8] = [0, 0, 0xFF, 0xFF]
        #expect(flushes(in: [flush[...]]) == [4])
        #expect(flushes(in: [(flush + flush + [1] + flush)[...]]) == [4, 8, 13])
        #expect(flushes(in: [[1, 0, 0, 0xFF], [0xFF, 0], [0, 0xFF], [], [0xFF]]) == [5, 9])
        #expect(flushes(in: [[0, 0xFF, 0xFF, 0, 0, 0xFF]]) == [])
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `finds what a plain search finds, however the bytes are cut`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<500 {
            let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                [0x00, 0x00, 0x00, 0xFF, 0xFF, 0xFF, 0x01].randomElement(using: &random) ?? UInt8(0)
            }
            let expected = bytes.indices.map { $0 + 1 }.filter { bytes[..<$0].suffix(4) == [0, 0, 0xFF, 0xFF] }
            #expect(flushes(in: bytes.cut(using: &random)) == expected, "seed \(seed): \(bytes)")
        }
    }
}

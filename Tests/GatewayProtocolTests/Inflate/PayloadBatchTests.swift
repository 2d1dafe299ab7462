import GatewayModels
import Testing

@testable import GatewayProtocol

@Suite struct PayloadBatchTests {
    private func payload(_ size: Int, _ byte: UInt8 = 0x61) -> [UInt8] { [UInt8](repeating: byte, count: size) }

    @Test func `payloads come out as they were appended, whatever their sizes`() {
        let payloads = [1, 0, 700, 16_383, 2, 16_384, 3, 1 << 20, 4].enumerated().map { payload($1, UInt8($0)) }
        var batch = PayloadBatch()
        for payload in payloads { batch.append(payload.span) }
        #expect(batch.map(Array.init) == payloads)
        #expect(batch.byteCount == payloads.reduce(0) { $0 + $1.count })
        batch.removeAll()
        #expect(batch.isEmpty && batch.byteCount == 0)
    }

    @Test func `small payloads share a storage of a bounded size, and a large one has its own`() {
        var batch = PayloadBatch()
        batch.removeAll(expecting: 200)
        for size in Array(repeating: 1_000, count: 40) + [50_000] + Array(repeating: 1_000, count: 40) {
            batch.append(payload(size).span)
        }
        #expect(batch.storages.map(\.count) == [16_000, 16_000, 8_000, 50_000, 16_000, 16_000, 8_000])
        #expect(batch.storages.allSatisfy { $0.capacity < max($0.count, PayloadBatch.storageSize) + 64 })
    }

    @Test func `a payload that comes alone takes no more room than it needs`() {
        var batch = PayloadBatch()
        batch.append(payload(300).span)
        #expect(batch.storages[0].capacity < 300 + 64)
    }

    @Test func `storages of a burst serve again, be it in the next batch, unless somebody holds them`() {
        var batch = PayloadBatch()
        func fill() -> [Int] {
            batch.removeAll(expecting: 100)
            for _ in 0..<100 { batch.append(payload(1_000).span) }
            return batch.storages.filter { $0.capacity >= PayloadBatch.storageSize }.map { storage in
                unsafe storage.withUnsafeBytes { Int(bitPattern: $0.baseAddress) }
            }
        }
        var addresses: Set<Int> = []
        for _ in 0..<100 {
            addresses.formUnion(fill())
            batch.removeAll()
        }
        // Six each time, and not more than are kept.
        #expect(addresses.count < 40)
        _ = fill()
        let held = batch.map { $0 }
        for _ in 0..<100 { _ = fill() }
        #expect(held.allSatisfy { Array($0) == payload(1_000) })
    }

    @Test func `a payload that is kept stays as it is when the batch is used again`() {
        var batch = PayloadBatch()
        batch.append(payload(300).span)
        let kept = batch[0]
        batch.removeAll()
        batch.append(payload(300, 0x62).span)
        #expect(Array(kept) == payload(300))
    }

    /// Writes a payload piece by piece, as far as there is room.
    private func write(_ payload: [UInt8], to batch: inout PayloadBatch, room: Int, isComplete: Bool = true) throws
        -> [UInt8]
    {
        try batch.write(room: room) { batch in
            while batch.payloadCount < payload.count {
                let rest = payload[batch.payloadCount...]
                let room = batch.room(for: 1, of: 2, since: 0, limit: payload.count)
                batch.extendPayload(by: room) { span in
                    for byte in rest.prefix(span.freeCapacity) { span.append(byte) }
                }
            }
            return isComplete
        }
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `payloads come out in order, be they appended or written, and what is not complete is none`(seed: UInt64)
        throws
    {
        var random = SeededRandom(seed: seed)
        var batch = PayloadBatch()
        for _ in 0..<20 {
            let count = Int.random(in: 0...60, using: &random)
            batch.removeAll(expecting: count)
            var expected: [[UInt8]] = []
            for index in 0..<count {
                let size = [0, 3, 700, 5_000, 16_384, 40_000].randomElement(using: &random) ?? 0
                let next = payload(size, UInt8(index))
                let room = Int.random(in: 1...(2 * size + 10), using: &random)
                switch Int.random(in: 0..<5, using: &random) {
                case 0:
                    #expect(try write(next, to: &batch, room: room, isComplete: false) == next, "seed \(seed)")
                case 1:
                    #expect(throws: ProtocolError.self) {
                        _ = try batch.write(room: room) { (batch) throws(ProtocolError) in
                            batch.extendPayload(by: room) { $0.append(1) }
                            throw .tooLarge(limit: 1)
                        }
                    }
                case 2:
                    batch.append(next.span)
                    expected.append(next)
                default:
                    #expect(try write(next, to: &batch, room: room).isEmpty, "seed \(seed)")
                    if size > 0 { expected.append(next) }
                }
            }
            #expect(batch.map(Array.init) == expected, "seed \(seed)")
            #expect(batch.byteCount == expected.reduce(0) { $0 + $1.count }, "seed \(seed)")
            #expect(batch.storages.reduce(0) { $0 + $1.count } == batch.byteCount, "seed \(seed)")
        }
    }

    @Test func `payloads that are written share a storage, and one that outgrows it leaves alone`() throws {
        var batch = PayloadBatch()
        batch.removeAll(expecting: 200)
        for size in Array(repeating: 1_000, count: 15) + [50_000] + Array(repeating: 1_000, count: 17) {
            _ = try write(payload(size), to: &batch, room: min(size, 1_000))
        }
        #expect(batch.storages.map(\.count) == [15_000, 50_000, 16_000, 1_000])
    }

    @Test func `a written payload takes at most half as much room again as it needs`() throws {
        var batch = PayloadBatch()
        for room in [100_000, 299_000, 1 << 20] {
            batch.removeAll(expecting: 2)
            _ = try write(payload(100_000), to: &batch, room: room)
            #expect(batch.storages.map(\.count) == [100_000])
            #expect(batch.storages[0].capacity <= 150_064)
        }
        batch.removeAll(expecting: 2)
        _ = try write(payload(300), to: &batch, room: 1 << 20)
        #expect(batch.storages[0].capacity < 1_000)
    }

    @Test func `only what is written in a burst, or is large, is written to where it stays`() {
        var batch = PayloadBatch()
        #expect(!batch.prefersWriting(100) && batch.prefersWriting(10_000))
        batch.removeAll(expecting: 2)
        #expect(batch.prefersWriting(100))
        batch.append(payload(1).span)
        #expect(!batch.prefersWriting(100))
        batch.removeAll(expecting: 2)
        batch.passOver(.all)
        #expect(!batch.prefersWriting(100) && !batch.prefersWriting(10_000))
    }
}

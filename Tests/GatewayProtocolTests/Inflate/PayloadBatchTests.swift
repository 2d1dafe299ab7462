import GatewayProtocol
import Testing

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
}

/// A ring of arrays whose memory is reused once no event holds it.
///
/// In a burst the C library would give their memory back to the kernel and take it again, page by page.
struct StorageRing: Sendable {
    /// How many arrays are kept.
    private static let capacity = 32
    /// How many must be kept before the oldest is taken: the reader of the events is likely to hold the others.
    private static let delay = 16

    private var storages: [[UInt8]] = []
    /// The place of the oldest.
    private var oldest = 0
    private var count = 0

    /// Takes an empty array, with the memory of the oldest that was kept, or a new one if that is still held.
    mutating func take() -> [UInt8] {
        guard count > Self.delay else { return [] }
        var storage: [UInt8] = []
        swap(&storage, &storages[oldest])
        oldest = (oldest + 1) % Self.capacity
        count -= 1
        storage.removeAll(keepingCapacity: true)
        return storage
    }

    /// Keeps an array with what it holds, unless there are enough.
    mutating func keep(_ storage: [UInt8]) {
        guard count < Self.capacity else { return }
        let place = (oldest + count) % Self.capacity
        if place < storages.count { storages[place] = storage } else { storages.append(storage) }
        count += 1
    }

    /// Gives the memory back.
    mutating func release() {
        self = StorageRing()
    }
}

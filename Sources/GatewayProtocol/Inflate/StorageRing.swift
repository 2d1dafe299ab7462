/// Arrays whose room serves again, in turn, once nobody holds what is in them.
///
/// In a burst the C library would give their memory back to the kernel and take it again, page by page.
struct StorageRing: Sendable {
    /// How many arrays are kept.
    private static let count = 24

    private var storages: [[UInt8]] = []
    /// The place of the oldest.
    private var next = 0

    /// Takes an empty array, with the room of the oldest that was kept; if somebody holds that, it is a new one.
    mutating func take() -> [UInt8] {
        guard next < storages.count else { return [] }
        var storage: [UInt8] = []
        swap(&storage, &storages[next])
        storage.removeAll(keepingCapacity: true)
        return storage
    }

    /// Keeps an array with what it holds.
    mutating func keep(_ storage: [UInt8]) {
        if next < storages.count { storages[next] = storage } else { storages.append(storage) }
        next = (next + 1) % Self.count
    }

    /// Gives the memory back.
    mutating func release() {
        storages = []
        next = 0
    }
}

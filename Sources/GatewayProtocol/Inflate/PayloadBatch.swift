/// Payloads that came together, several in one storage.
///
/// Most are some hundred bytes: an allocation for each would cost more than finding out what it holds. Whoever keeps one
/// keeps its storage, so a storage is small, or holds one payload.
public struct PayloadBatch: Sendable {
    /// Where a payload is.
    package struct Place: Sendable {
        /// Which storage it is in.
        package let storage: Int
        /// Which part of that storage it is.
        package let range: Range<Int>
    }

    /// The size of a storage that holds more than one payload, in bytes.
    public static let storageSize = 16 << 10

    package private(set) var storages: [[UInt8]] = []
    package private(set) var places: [Place] = []
    /// How many bytes all payloads have together.
    public private(set) var byteCount = 0
    /// How many payloads are likely to come, those that have come included.
    private var expectedCount = 0
    private var ring = StorageRing()

    /// Creates a batch of nothing.
    public init() {}

    /// Appends a payload.
    ///
    /// - Parameter payload: Its bytes.
    public mutating func append(_ payload: Span<UInt8>) {
        unsafe payload.withUnsafeBufferPointer { unsafe append($0) }
    }

    /// Appends a payload.
    ///
    /// - Parameter payload: Its bytes.
    mutating func append(_ payload: UnsafeBufferPointer<UInt8>) {
        var index = storages.count - 1
        if index < 0 || storages[index].count + payload.count > Self.storageSize {
            storages.append(newStorage(for: payload.count))
            index += 1
        }
        let start = storages[index].count
        unsafe storages[index].append(contentsOf: payload)
        places.append(Place(storage: index, range: start..<(start + payload.count)))
        byteCount += payload.count
    }

    /// A storage with room for a payload, and for those that may follow if they are like it.
    private mutating func newStorage(for size: Int) -> [UInt8] {
        let following = size.multipliedReportingOverflow(by: Swift.max(1, expectedCount - places.count))
        let isLarge = following.overflow || following.partialValue > Self.storageSize / 2
        let isShared = isLarge && size <= Self.storageSize
        var storage = isShared ? ring.take() : []
        storage.reserveCapacity(isShared ? Self.storageSize : isLarge ? size : following.partialValue)
        return storage
    }

    /// Keeps the storages of a burst, and gives back all that are kept when it is over.
    private mutating func keepStorages() {
        guard !storages.isEmpty else { return }
        guard storages.count > 1 || expectedCount > 1 else { return ring.release() }
        for storage in storages where storage.capacity >= Self.storageSize && storage.count <= Self.storageSize {
            ring.keep(storage)
        }
    }

    /// Removes all payloads.
    ///
    /// - Parameter count: How many are likely to come.
    public mutating func removeAll(expecting count: Int = 1) {
        keepStorages()
        storages.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        byteCount = 0
        expectedCount = count
    }
}

extension PayloadBatch: RandomAccessCollection {
    /// The position of the first payload.
    public var startIndex: Int { 0 }

    /// The number of payloads.
    public var endIndex: Int { places.count }

    /// The payload at a position.
    ///
    /// - Parameter position: Less than the number of payloads.
    public subscript(position: Int) -> ArraySlice<UInt8> {
        storages[places[position].storage][places[position].range]
    }
}

internal import GatewayModels

/// A batch of payloads that came together, several in one storage.
///
/// Most are some hundred bytes: an allocation for each would cost more than finding out what it holds. A payload keeps
/// its storage alive, so a storage is small, or holds one payload. Of a discarded event
/// (``GatewayStateMachine/prepare(_:)``) only the sequence number is kept: the payload is empty.
public struct PayloadBatch: Sendable {
    /// The outcome of a payload.
    package enum Entry: Sendable {
        /// It is a part of a storage.
        case payload(storage: Int, range: Range<Int>)
        /// It is a discarded event, of which only the sequence number is kept.
        case passedOver(sequence: Int64)
    }

    /// The size of a storage that holds more than one payload, in bytes.
    public static let storageSize = 16 << 10

    package private(set) var storages: [[UInt8]] = []
    package private(set) var entries: [Entry] = []
    /// How many bytes all payloads have together, those included that were passed over.
    public private(set) var byteCount = 0
    /// The events to discard.
    private var ignored = OfficialEventNameSet.none
    /// How many bytes were kept of the payloads before these.
    private var lastKeptCount = 0
    /// How many payloads are likely to come, those that have come included.
    private var expectedCount = 0
    /// Where in the last storage the payload begins that is being written.
    private var openStart = 0
    private var ring = StorageRing()

    /// Creates a batch of nothing.
    public init() {}

    /// Appends a payload.
    ///
    /// - Parameter payload: Its bytes.
    public mutating func append(_ payload: Span<UInt8>) {
        byteCount += payload.count
        if !ignored.isEmpty, let head = UsualHead(in: payload, from: 0), ignored.contains(head.nameIndex) {
            entries.append(.passedOver(sequence: head.sequence))
        } else {
            unsafe payload.withUnsafeBufferPointer { unsafe keep($0) }
        }
    }

    private mutating func keep(_ payload: UnsafeBufferPointer<UInt8>) {
        var index = storages.count - 1
        if index < 0 || storages[index].count + payload.count > Self.storageSize {
            storages.append(newStorage(for: payload.count))
            index += 1
        }
        let start = storages[index].count
        unsafe storages[index].append(contentsOf: payload)
        entries.append(.payload(storage: index, range: start..<(start + payload.count)))
    }

    /// A storage with room for a payload, and for those that may follow if they are like it.
    private mutating func newStorage(for size: Int) -> [UInt8] {
        var following = size.multipliedReportingOverflow(by: Swift.max(1, expectedCount - entries.count))
        if !ignored.isEmpty {
            // Not all that follow are kept: likely as many as before.
            following.partialValue = Swift.max(size, Swift.min(following.partialValue, lastKeptCount))
        }
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
        for storage in storages where (Self.storageSize..<2 * Self.storageSize).contains(storage.capacity) {
            ring.keep(storage)
        }
    }

    /// Removes all payloads.
    ///
    /// - Parameter count: How many are likely to come.
    public mutating func removeAll(expecting count: Int = 1) {
        keepStorages()
        if !entries.isEmpty { lastKeptCount = storages.reduce(0) { $0 + $1.count } }
        storages.removeAll(keepingCapacity: true)
        entries.removeAll(keepingCapacity: true)
        byteCount = 0
        expectedCount = count
    }

    /// Discards events from now on.
    mutating func passOver(_ ignored: OfficialEventNameSet) {
        self.ignored = ignored
    }
}

// A payload that is written to where it stays.
extension PayloadBatch: InflateOutput {
    /// The least size of a compressed payload that is large.
    private static let largeCompressedSize = 4 << 10

    /// Whether to write a payload to where it stays, rather than to append it when it is complete.
    ///
    /// Small ones that come alone, or that may be passed over, would waste memory.
    func prefersWriting(_ compressedCount: Int) -> Bool {
        ignored.isEmpty && (expectedCount - entries.count > 1 || compressedCount >= Self.largeCompressedSize)
    }

    /// Writes a payload, unless it comes to nothing.
    ///
    /// - Parameters:
    ///   - room: How many bytes it is likely to need.
    ///   - body: Writes it, and returns whether it is complete.
    /// - Returns: The bytes so far of a payload that is not complete: it is no longer in the batch.
    /// - Throws: What `body` throws; then there is no new payload.
    mutating func write(
        room: Int,
        _ body: (inout Self) throws(ProtocolError) -> Bool
    ) throws(ProtocolError) -> [UInt8] {
        if storages.isEmpty || storages[storages.count - 1].count + room > Self.storageSize {
            storages.append(newStorage(for: room))
        }
        openStart = storages[storages.count - 1].count
        do {
            guard try body(&self) else { return withdrawPayload() }
        } catch {
            _ = withdrawPayload()
            throw error
        }
        closePayload()
        return []
    }

    var payloadCount: Int { storages[storages.count - 1].count - openStart }

    var payloadRoom: Int {
        let index = storages.count - 1
        return storages[index].capacity - storages[index].count
    }

    mutating func extendPayload(by room: Int, _ body: (inout OutputSpan<UInt8>) -> Void) {
        if payloadRoom < room { makeRoom(room) }
        storages[storages.count - 1].append(addingCapacity: room, initializingWith: body)
    }

    /// Makes room for more of the payload, which moves away from those before it.
    private mutating func makeRoom(_ room: Int) {
        let index = storages.count - 1
        guard openStart > 0 else { return storages[index].reserveCapacity(storages[index].count + room) }
        var storage = newStorage(for: payloadCount + room)
        storage.append(contentsOf: storages[index][openStart...])
        storages[index].removeSubrange(openStart...)
        storages.append(storage)
        openStart = 0
    }

    private mutating func withdrawPayload() -> [UInt8] {
        guard openStart > 0 else { return storages.removeLast() }
        let index = storages.count - 1
        defer { storages[index].removeSubrange(openStart...) }
        return Array(storages[index][openStart...])
    }

    private mutating func closePayload() {
        let index = storages.count - 1
        let end = storages[index].count
        guard end > openStart else { return }
        entries.append(.payload(storage: index, range: openStart..<end))
        byteCount += end - openStart
        if storages[index].capacity > Swift.max(2 * Self.storageSize, end + end / 2) { fitStorage(index) }
    }

    /// Gives back what a storage does not need of its room.
    private mutating func fitStorage(_ index: Int) {
        var storage: [UInt8] = []
        storage.reserveCapacity(storages[index].count)
        storage.append(contentsOf: storages[index])
        storages[index] = storage
    }
}

extension PayloadBatch: RandomAccessCollection {
    /// The position of the first payload.
    public var startIndex: Int { 0 }

    /// The number of payloads.
    public var endIndex: Int { entries.count }

    /// The payload at a position, empty if it was passed over.
    ///
    /// - Parameter position: Less than the number of payloads.
    public subscript(position: Int) -> ArraySlice<UInt8> {
        switch entries[position] {
        case .payload(let storage, let range): storages[storage][range]
        case .passedOver: []
        }
    }
}

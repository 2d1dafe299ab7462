/// The inflated bytes: the payload that is coming, and what matches may refer to in front of it.
///
/// Both are in one buffer, so that a match is copied from where it is and nothing else is. When the buffer is full, the
/// last 32 KiB before the payload move to its front; it grows only for a payload that does not fit, and shrinks after.
@safe
struct DeflateWindow: ~Copyable {
    /// How far back a match may refer (RFC 1951, section 2).
    static let history = 32 << 10
    /// The size of a buffer whose payloads are not large.
    static let usualSize = history + BufferPatience.usualSize
    /// The longest match and the 16 bytes that its copy may overrun it by, and three literals before it.
    static let margin = 288

    private var buffer: UnsafeMutablePointer<UInt8>
    private var size = usualSize
    /// Behind the last byte.
    private(set) var count = 0
    /// Where the payload begins.
    private var payloadStart = 0
    private var patience = BufferPatience()

    init() {
        unsafe buffer = Self.allocate(Self.usualSize)
    }

    deinit {
        unsafe buffer.deallocate()
    }

    /// The first byte that a match may refer to, if it is not too far back.
    var start: UnsafeMutablePointer<UInt8> { unsafe buffer }
    /// Where the next byte goes.
    var next: UnsafeMutablePointer<UInt8> { unsafe buffer + count }
    /// How large the payload is so far.
    var payloadCount: Int { count - payloadStart }

    /// How many bytes may follow before there is less than the margin, in the buffer or below the limit.
    func reach(limit: Int) -> Int {
        min(size - count, limit - payloadCount) - Self.margin
    }

    /// Records that bytes were written.
    mutating func append(_ number: Int) {
        count &+= number
    }

    /// Makes room for at least the margin.
    mutating func makeRoom() {
        guard size - count < Self.margin else { return }
        let kept = min(payloadStart, max(0, count - Self.history))
        if kept >= size / 4 {
            unsafe buffer.update(from: buffer + kept, count: count - kept)
            drop(kept)
        } else {
            move(to: size * 2, from: kept)
        }
    }

    /// Takes the payload, which is complete.
    mutating func takePayload(to payloads: inout PayloadBatch) {
        let number = payloadCount
        payloads.append(unsafe UnsafeBufferPointer(start: buffer + payloadStart, count: number).span)
        payloadStart = count
        if size > Self.usualSize, patience.isOver(after: number, capacity: size) {
            move(to: Self.usualSize, from: max(0, count - Self.history))
        }
    }

    private mutating func move(to newSize: Int, from kept: Int) {
        let moved = unsafe Self.allocate(newSize)
        unsafe moved.update(from: buffer + kept, count: count - kept)
        unsafe buffer.deallocate()
        unsafe buffer = moved
        size = newSize
        drop(kept)
    }

    private static func allocate(_ size: Int) -> UnsafeMutablePointer<UInt8> {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: DeflateMemory.alignment)
        return unsafe memory.bindMemory(to: UInt8.self, capacity: size)
    }

    private mutating func drop(_ number: Int) {
        count -= number
        payloadStart -= number
    }
}

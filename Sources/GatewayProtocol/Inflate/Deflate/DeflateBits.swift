/// Reads deflate's bits, the least significant of a byte first (RFC 1951, section 3.1.1).
///
/// Up to 63 bits are held in a word, more than any symbol with its distance needs. What is left in the word at the
/// end of one piece of input is carried to the next.
@safe
struct DeflateBits {
    /// The bits that come next, the first lowest; those above ``count`` are zero.
    private(set) var word: UInt64
    /// How many bits of ``word`` are there.
    private(set) var count: Int
    /// The first byte that is not in ``word``.
    private(set) var next: UnsafePointer<UInt8>
    private(set) var end: UnsafePointer<UInt8>

    /// - Parameters:
    ///   - input: Must outlive the reader, and must not be empty.
    ///   - carried: What the reader of the input before has left.
    init?(_ input: UnsafeBufferPointer<UInt8>, carried: Carry) {
        guard let start = input.baseAddress, !input.isEmpty else { return nil }
        unsafe next = start
        unsafe end = start + input.count
        word = carried.word
        count = carried.count
    }

    /// Bits that no symbol has used yet.
    struct Carry {
        var word: UInt64 = 0
        var count = 0
    }

    var carry: Carry { Carry(word: word, count: count) }

    /// Whether the bit that comes next is the first of a byte.
    var isAligned: Bool { count & 7 == 0 }

    /// How many bytes of input are not in the word.
    var unread: Int { unsafe end - next }

    /// The first byte of which no bit has been used, where the reader is aligned.
    var position: UnsafePointer<UInt8> { unsafe next - count / 8 }

    /// Makes the word hold at least 56 bits, or all that there are.
    mutating func refill() {
        if unread >= 8 {
            let loaded = unsafe UInt64(littleEndian: UnsafeRawPointer(next).loadUnaligned(as: UInt64.self))
            word |= loaded &<< UInt64(count)
            unsafe next += (63 &- count) &>> 3
            count |= 56
            word &= (1 &<< UInt64(count)) &- 1
            return
        }
        while count < 56, unsafe next < end {
            word |= unsafe UInt64(next.pointee) &<< UInt64(count)
            unsafe next += 1
            count &+= 8
        }
    }

    /// Drops bits that are there.
    mutating func drop(_ number: Int) {
        word &>>= UInt64(number)
        count &-= number
    }

    /// Takes up to 32 bits, or `nil` if not all of them have come.
    mutating func take(_ number: Int) -> Int? {
        if count < number { refill() }
        guard count >= number else { return nil }
        let value = Int(word & ((1 &<< UInt64(number)) &- 1))
        drop(number)
        return value
    }

    /// Drops the bits up to the next byte's first.
    mutating func align() {
        drop(count & 7)
    }

    /// Takes whole bytes: those in the word first, then those behind it.
    ///
    /// - Parameters:
    ///   - number: How many to take; at most those that are there are taken.
    ///   - output: Where they go.
    /// - Returns: How many there were.
    mutating func takeBytes(_ number: Int, to output: UnsafeMutablePointer<UInt8>) -> Int {
        var taken = 0
        while taken < number, count >= 8 {
            unsafe output[taken] = UInt8(truncatingIfNeeded: word)
            drop(8)
            taken += 1
        }
        let rest = min(number - taken, unread)
        if rest > 0 {
            unsafe (output + taken).update(from: next, count: rest)
            unsafe next += rest
        }
        return taken + rest
    }

    /// Continues where a loop that held the reader's parts in local variables has stopped.
    ///
    /// - Parameters:
    ///   - word: Bits of which only the lowest `count` count.
    ///   - count: At most 63.
    ///   - next: The first byte that is not in the word.
    mutating func resume(word: UInt64, count: Int, next: UnsafePointer<UInt8>) {
        self.word = word & ((1 &<< UInt64(count)) &- 1)
        self.count = count
        unsafe self.next = next
    }

    /// How few bytes of input can be padded.
    static let shortInput = 15
    /// The size of padded input, in bytes.
    static let paddedInput = 32

    /// Lets a closure read a copy of the last bytes with zeros behind them, and takes what it has read.
    ///
    /// - Parameters:
    ///   - memory: Where the copy is made.
    ///   - body: Reads from the copy; returns whether to take that.
    /// - Returns: Whether it was taken: not if the closure returns `false`, or has read more bits than there are.
    mutating func tryPadded(in memory: UnsafeMutablePointer<UInt8>, _ body: (inout DeflateBits) -> Bool) -> Bool {
        let unread = unread
        unsafe memory.update(repeating: 0, count: Self.paddedInput)
        unsafe memory.update(from: next, count: unread)
        var padded = self
        unsafe padded.next = UnsafePointer(memory)
        unsafe padded.end = UnsafePointer(memory + Self.paddedInput)
        guard body(&padded) else { return false }
        let loaded = unsafe padded.next - UnsafePointer(memory)
        let left = padded.count - 8 * max(0, loaded - unread)
        guard left >= 0 else { return false }
        unsafe resume(word: padded.word, count: left, next: next + min(loaded, unread))
        return true
    }
}

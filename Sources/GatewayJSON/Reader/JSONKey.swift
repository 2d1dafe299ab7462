/// The key of a member that a ``JSONReader`` has come to, to be compared with names by `switch`.
///
/// It borrows the reader's bytes, so it cannot be kept; ``text`` can.
@frozen @safe
public struct JSONKey: ~Escapable {
    @usableFromInline let bytes: UnsafePointer<UInt8>
    /// How many bytes of UTF-8 the key has, its escapes resolved.
    public let count: Int

    @inlinable
    @_lifetime(copy owner)
    init(_ bytes: UnsafePointer<UInt8>, count: Int, owner: borrowing JSONReader) {
        unsafe self.bytes = bytes
        self.count = count
    }

    /// The key as text, its escapes resolved.
    public var text: String {
        unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    /// Whether a key is a name, byte for byte.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - key: The key.
    /// - Returns: Whether they are equal.
    @inlinable
    public static func ~= (name: StaticString, key: borrowing JSONKey) -> Bool {
        let count = name.utf8CodeUnitCount
        guard key.count == count, name.hasPointerRepresentation else { return false }
        let left = unsafe UnsafeRawPointer(key.bytes)
        let right = unsafe UnsafeRawPointer(name.utf8Start)
        // The name is a literal: its length and its words are constants, and one of these branches is left.
        if count >= 8 {
            var index = 0
            while index + 8 <= count {
                guard unsafe equal(left, right, at: index, as: UInt64.self) else { return false }
                index += 8
            }
            return unsafe equal(left, right, at: count - 8, as: UInt64.self)
        }
        if count >= 4 {
            return unsafe equal(left, right, at: 0, as: UInt32.self)
                && equal(left, right, at: count - 4, as: UInt32.self)
        }
        if count >= 2 {
            return unsafe equal(left, right, at: 0, as: UInt16.self)
                && equal(left, right, at: count - 2, as: UInt16.self)
        }
        return unsafe count == 0 || equal(left, right, at: 0, as: UInt8.self)
    }

    @unsafe @inlinable
    static func equal<Word: FixedWidthInteger & BitwiseCopyable>(
        _ left: UnsafeRawPointer,
        _ right: UnsafeRawPointer,
        at index: Int,
        as word: Word.Type
    ) -> Bool {
        unsafe left.loadUnaligned(fromByteOffset: index, as: word)
            == right.loadUnaligned(fromByteOffset: index, as: word)
    }
}

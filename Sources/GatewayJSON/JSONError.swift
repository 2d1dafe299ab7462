/// Why a text is not the JSON that was asked for, and where.
///
/// It never holds any of the text, so it is safe to log.
public struct JSONError: Error, Hashable, Sendable {
    /// What is wrong with the text.
    @nonexhaustive
    public enum Code: Hashable, Sendable {
        /// The text ends inside a value. It was cut short; ask for it again.
        case unexpectedEnd
        /// A byte that the grammar does not allow there.
        case unexpectedByte
        /// A number that breaks the grammar: a leading zero, or no digit where one must be.
        case invalidNumber
        /// A number too large for a `Double`, such as `1e400`.
        case numberOutOfRange
        /// A backslash in a string that starts none of the escapes of RFC 8259, section 7.
        case invalidEscape
        /// A string holds bytes that are not UTF-8.
        case invalidUTF8
        /// A string holds a raw byte below 0x20, which must be escaped.
        case controlCharacter
        /// Arrays and objects are nested beyond the limit.
        case tooDeep
        /// Something other than white space follows the value.
        case trailingBytes
        /// The text is a JSON value, but not an object.
        case notAnObject
        /// The text is a JSON value, but not an array.
        case notAnArray
        /// The text is of 2 GiB or more, which is more than the decoder takes.
        case tooLong
        /// A value of another type than was asked for, or a number that the type cannot hold. Compare the model with
        /// the value at the offset.
        case typeMismatch
        /// An object lacks the member of this name, which the model needs.
        case missingMember(String)
    }

    /// What is wrong with the text.
    public let code: Code
    /// Where, in bytes from the start of the array that was read (not from the start of its range).
    public let offset: Int

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - code: What is wrong with the text.
    ///   - offset: Where, in bytes from the start of the array.
    public init(_ code: Code, at offset: Int) {
        self.code = code
        self.offset = offset
    }
}

extension JSONError: CustomStringConvertible {
    /// One line for a log, such as `invalid JSON at byte 12: unexpectedEnd`.
    public var description: String {
        "invalid JSON at byte \(offset): \(code)"
    }
}

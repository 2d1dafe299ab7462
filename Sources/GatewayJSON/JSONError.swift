/// Why a text is not the JSON that was asked for, and where.
///
/// Of the text it holds nothing but the keys on the way to the mistake, so it is safe to log. Two errors are equal if they
/// are the same mistake at the same place; the way there follows from the text.
public struct JSONError: Error, Sendable {
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
    /// The keys and indexes on the way to the value that is wrong, or that lacks a member.
    ///
    /// It is told of what a ``JSONReader`` reads, and empty for the outermost value. It is found only once reading has
    /// failed, by reading the text again.
    public internal(set) var path: [JSONPathStep] = []

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

extension JSONError: Hashable {
    /// Whether two errors are the same mistake at the same place.
    ///
    /// - Parameters:
    ///   - left: An error.
    ///   - right: Another error.
    /// - Returns: Whether their codes and offsets are equal.
    public static func == (left: JSONError, right: JSONError) -> Bool {
        left.code == right.code && left.offset == right.offset
    }

    /// Hashes the mistake and its place.
    ///
    /// - Parameter hasher: The hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(code)
        hasher.combine(offset)
    }
}

extension JSONError: CustomStringConvertible {
    /// One line for a log, such as `invalid JSON at byte 12, member.roles[3]: typeMismatch`.
    public var description: String {
        let way = path.enumerated().map { index, step in step.description(isFirst: index == 0) }.joined()
        return "invalid JSON at byte \(offset)\(way.isEmpty ? "" : ", " + way): \(code)"
    }
}

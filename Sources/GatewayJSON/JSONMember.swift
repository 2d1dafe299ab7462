/// What kind of JSON value it is, told from its first byte.
public enum JSONKind: Hashable, Sendable {
    /// The literal `null`.
    case null
    /// The literal `true`.
    case `true`
    /// The literal `false`.
    case `false`
    /// A number.
    case number
    /// A string.
    case string
    /// An array.
    case array
    /// An object.
    case object
}

/// Where one member of an object stands in its text.
///
/// Ranges count bytes from the start of the scanned array. The methods that read them need that same array.
public struct JSONMember: Hashable, Sendable {
    /// The key between its quotes, as written.
    public let key: Range<Int>
    /// Whether the key is written with escapes, so that its bytes are not its text.
    public let hasEscapedKey: Bool
    /// The whole value, quotes and brackets included, without white space around it.
    public let value: Range<Int>
    /// What kind of value it is.
    public let kind: JSONKind

    /// Whether this is the member of a name.
    ///
    /// - Parameters:
    ///   - name: The key to compare with; escapes in the text are resolved first.
    ///   - bytes: The scanned array.
    /// - Returns: Whether the key is that name, byte for byte.
    public func keyEquals(_ name: String, in bytes: [UInt8]) -> Bool {
        JSONStringToken(content: key, hasEscapes: hasEscapedKey).equals(name, in: bytes)
    }

    /// The key as text, its escapes resolved.
    ///
    /// - Parameter bytes: The scanned array.
    /// - Returns: The key.
    public func name(in bytes: [UInt8]) -> String {
        JSONStringToken(content: key, hasEscapes: hasEscapedKey).text(in: bytes)
    }

    /// The value, if it is an integral number that an `Int64` can hold; `2.0` and `1e3` count as integral, below
    /// 2⁵³.
    ///
    /// - Parameter bytes: The scanned array.
    /// - Returns: The number, or `nil`.
    public func integer(in bytes: [UInt8]) -> Int64? {
        kind == .number ? parsed(in: bytes)?.integer : nil
    }

    /// The value, if it is a number, rounded to the nearest `Double`.
    ///
    /// - Parameter bytes: The scanned array.
    /// - Returns: The number, or `nil`.
    public func double(in bytes: [UInt8]) -> Double? {
        kind == .number ? parsed(in: bytes)?.double : nil
    }

    /// The value, if it is a string, its escapes resolved.
    ///
    /// - Parameter bytes: The scanned array.
    /// - Returns: The text, or `nil`.
    public func string(in bytes: [UInt8]) -> String? {
        kind == .string ? parsed(in: bytes)?.string : nil
    }

    /// The value, if it is `true` or `false`.
    public var bool: Bool? {
        switch kind {
        case .true: true
        case .false: false
        case .null, .number, .string, .array, .object: nil
        }
    }

    private func parsed(in bytes: [UInt8]) -> JSONValue? {
        try? JSONValue(parsing: bytes, in: value)
    }
}

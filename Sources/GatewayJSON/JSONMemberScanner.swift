/// Walks the members of one JSON object, without building anything.
///
/// ```swift
/// var scanner = try JSONMemberScanner(bytes)
/// while let member = try scanner.next() {
///     if member.keyEquals("op", in: bytes) { opcode = member.integer(in: bytes) }
/// }
/// ```
///
/// Members come in the order of the text, duplicates included. What the scanner passes it checks as strictly as
/// ``JSONValue/init(parsing:)``: a text is valid when ``next()`` has returned `nil`. With ``Strictness/structure`` that
/// does not hold for arrays and objects in it.
public struct JSONMemberScanner: Sendable {
    /// How closely arrays and objects are looked at that are passed.
    public enum Strictness: Hashable, Sendable {
        /// All of the grammar holds.
        case grammar
        /// Strings end and hold no control characters, brackets match, and all is UTF-8.
        ///
        /// What stands between strings and brackets, and the escapes in strings, are left to whoever reads the value.
        /// This is several times as fast.
        case structure
    }

    private let strictness: Strictness
    private var tokenizer: JSONTokenizer
    private var failure: JSONError?

    /// Starts at the opening brace of an object.
    ///
    /// - Parameters:
    ///   - bytes: An array that holds the text.
    ///   - range: Where the object is, with nothing but white space around it; `nil` means the whole array.
    ///   - depthLimit: How deep arrays and objects may be nested, the object itself included; at least 1, and with
    ///     ``Strictness/structure`` at most 512.
    ///   - strictness: How closely arrays and objects are looked at that are passed.
    /// - Throws: A ``JSONError`` if the text does not begin with an object.
    public init(
        _ bytes: [UInt8],
        range: Range<Int>? = nil,
        depthLimit: Int = JSONValue.depthLimit,
        strictness: Strictness = .grammar
    ) throws(JSONError) {
        self.strictness = strictness
        tokenizer = JSONTokenizer(bytes, in: range ?? bytes.indices, depthLimit: depthLimit)
        guard try tokenizer.next() == .beginObject else { throw JSONError(.notAnObject, at: tokenizer.tokenStart) }
    }

    /// Finds the next member.
    ///
    /// - Returns: The member, or `nil` when the object has ended and nothing but white space follows it.
    /// - Throws: A ``JSONError`` that says what is wrong and where; after that, the same error each time.
    public mutating func next() throws(JSONError) -> JSONMember? {
        if let failure { throw failure }
        do {
            return try member()
        } catch {
            failure = error
            throw error
        }
    }

    private mutating func member() throws(JSONError) -> JSONMember? {
        guard let token = try tokenizer.next() else { return nil }
        guard case .key(let key) = token else {
            // The object has ended; this checks that nothing follows it.
            _ = try tokenizer.next()
            return nil
        }
        // A broken container goes the long way, which tells what is wrong and where.
        if strictness == .structure, let value = tokenizer.skipContainer() {
            let kind: JSONKind = tokenizer.bytes[value.lowerBound] == UInt8(ascii: "{") ? .object : .array
            return JSONMember(key: key.content, hasEscapedKey: key.hasEscapes, value: value, kind: kind)
        }
        guard let first = try tokenizer.next() else { return nil }
        let start = tokenizer.tokenStart
        while tokenizer.depth > 1 {
            _ = try tokenizer.next()
        }
        return JSONMember(
            key: key.content,
            hasEscapedKey: key.hasEscapes,
            value: start..<tokenizer.position,
            kind: first.kind
        )
    }
}

extension JSONToken {
    /// The kind of the value that begins with this token.
    fileprivate var kind: JSONKind {
        switch self {
        case .beginObject, .endObject: .object
        case .beginArray, .endArray: .array
        case .null: .null
        case .true: .true
        case .false: .false
        case .number: .number
        case .string, .key: .string
        }
    }
}

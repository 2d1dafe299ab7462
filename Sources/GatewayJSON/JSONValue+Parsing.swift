extension JSONValue {
    /// How deep arrays and objects may be nested in a text that is parsed: 512.
    public static let depthLimit = 512

    /// Parses a JSON text, strictly by RFC 8259.
    ///
    /// One value with white space around it is accepted, and nothing else. Half a surrogate pair in an escape becomes
    /// U+FFFD, since a peer may cut a text anywhere; everything else that is malformed is refused.
    ///
    /// - Parameter bytes: The text, UTF-8 without a byte order mark.
    /// - Throws: A ``JSONError`` that says what is wrong and where.
    public init(parsing bytes: [UInt8]) throws(JSONError) {
        try self.init(parsing: bytes, in: bytes.indices)
    }

    /// Parses a part of an array as a JSON text, as ``init(parsing:)`` does.
    ///
    /// - Parameters:
    ///   - bytes: An array that holds the text.
    ///   - range: Where the text is. It must lie within the array.
    /// - Throws: A ``JSONError``; its offset counts from the start of the array.
    public init(parsing bytes: [UInt8], in range: Range<Int>) throws(JSONError) {
        var tokenizer = JSONTokenizer(bytes, in: range, depthLimit: Self.depthLimit)
        var builder = JSONValueBuilder()
        while let token = try tokenizer.next() {
            builder.append(token, of: bytes)
        }
        self = builder.root
    }
}

/// Puts the tokens of a text together to a value, without recursion.
///
/// The finished values of all open containers lie on one stack. A closing bracket replaces those of its container
/// by the container itself.
private struct JSONValueBuilder {
    private var values: [JSONValue] = []
    private var keys: [String] = []
    private var openings: [(value: Int, key: Int)] = []

    var root: JSONValue {
        values.last ?? .null
    }

    mutating func append(_ token: JSONToken, of bytes: [UInt8]) {
        switch token {
        case .beginArray, .beginObject: openings.append((values.count, keys.count))
        case .endArray: closeArray()
        case .endObject: closeObject()
        case .key(let key): keys.append(key.text(in: bytes))
        case .null: values.append(.null)
        case .true: values.append(.bool(true))
        case .false: values.append(.bool(false))
        case .number(let number): values.append(number.value(in: bytes))
        case .string(let string): values.append(.string(string.text(in: bytes)))
        }
    }

    private mutating func closeArray() {
        guard let opening = openings.popLast() else { return }
        let elements = Array(values[opening.value...])
        values.removeSubrange(opening.value...)
        values.append(.array(elements))
    }

    private mutating func closeObject() {
        guard let opening = openings.popLast() else { return }
        let members = zip(keys[opening.key...], values[opening.value...]).map { ($0, $1) }
        keys.removeSubrange(opening.key...)
        values.removeSubrange(opening.value...)
        values.append(.object(JSONObject(members)))
    }
}

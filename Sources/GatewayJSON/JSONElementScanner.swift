/// Walks the elements of one JSON array, without building anything.
///
/// ```swift
/// var scanner = try JSONElementScanner(bytes, range: members)
/// while let element = try scanner.next() { handle(bytes[element]) }
/// ```
///
/// What the scanner passes it checks as strictly as ``JSONMemberScanner`` does.
public struct JSONElementScanner: Sendable {
    private var tokenizer: JSONTokenizer
    private var failure: JSONError?

    /// Starts at the opening bracket of an array.
    ///
    /// - Parameters:
    ///   - bytes: An array that holds the text.
    ///   - range: Where the JSON array is, with nothing but white space around it; `nil` means the whole text.
    ///   - depthLimit: How deep arrays and objects may be nested, the array itself included; at least 1.
    /// - Throws: A ``JSONError`` if the text does not begin with an array.
    public init(
        _ bytes: [UInt8],
        range: Range<Int>? = nil,
        depthLimit: Int = JSONValue.depthLimit
    ) throws(JSONError) {
        tokenizer = JSONTokenizer(bytes, in: range ?? bytes.indices, depthLimit: depthLimit)
        guard try tokenizer.next() == .beginArray else { throw JSONError(.notAnArray, at: tokenizer.tokenStart) }
    }

    /// Finds the next element.
    ///
    /// - Returns: Where it is, in bytes from the start of the scanned array, or `nil` when the JSON array has
    ///   ended and nothing but white space follows it.
    /// - Throws: A ``JSONError`` that says what is wrong and where; after that, the same error each time.
    public mutating func next() throws(JSONError) -> Range<Int>? {
        if let failure { throw failure }
        do {
            return try element()
        } catch {
            failure = error
            throw error
        }
    }

    private mutating func element() throws(JSONError) -> Range<Int>? {
        guard let first = try tokenizer.next() else { return nil }
        if tokenizer.depth == 0, first == .endArray {
            // The array has ended; this checks that nothing follows it.
            _ = try tokenizer.next()
            return nil
        }
        let start = tokenizer.tokenStart
        while tokenizer.depth > 1 {
            _ = try tokenizer.next()
        }
        return start..<tokenizer.position
    }
}

public import GatewayJSON

/// A number or a text, where Discord allows both, such as the nonce of a message.
@frozen
public enum IntegerOrString: Hashable, Sendable {
    /// A number.
    case integer(Int64)
    /// A text, which may consist of digits.
    case string(String)
}

extension IntegerOrString: CustomStringConvertible {
    /// The text, or the digits of the number.
    public var description: String {
        switch self {
        case .integer(let number): String(number)
        case .string(let text): text
        }
    }
}

extension IntegerOrString: JSONReadable, JSONWritable {
    /// Reads an integer or a string.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` for anything else.
    public init(json: inout JSONReader) throws(JSONError) {
        self = json.peekKind() == .string ? .string(try json.string()) : .integer(try json.integer())
    }

    /// Writes the number or the text.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        switch self {
        case .integer(let number): json.integer(number)
        case .string(let text): json.string(text)
        }
    }
}

/// Decodes any `Decodable` type from JSON, several times as fast as Foundation's `JSONDecoder`, and without Foundation.
///
/// It understands what `JSONDecoder` does as it comes: numbers, strings, arrays and objects as `Decodable` itself
/// asks for them, no dates, no base64. The whole text is checked by RFC 8259 first, also what the type does not
/// read. Of a key that occurs twice in an object either may count. A type that conforms to ``JSONReadable`` is read
/// faster still, by itself.
public struct GatewayJSONDecoder: Sendable {
    /// How the keys of the text become those of a type.
    @nonexhaustive
    public enum KeyDecodingStrategy: Hashable, Sendable {
        /// They are the same.
        case useDefaultKeys
        /// `global_name` becomes `globalName`; underscores at either end stay. It knows the case of ASCII letters.
        case convertFromSnakeCase
    }

    /// How the keys of the text become those of a type.
    ///
    /// The default is `useDefaultKeys`.
    public var keyDecodingStrategy = KeyDecodingStrategy.useDefaultKeys
    /// What types find as `userInfo` in their decoder.
    ///
    /// The default is nothing.
    public var userInfo: [CodingUserInfoKey: any Sendable] = [:]

    /// Creates a decoder.
    public init() {}

    /// Decodes a whole text: one value, and nothing but white space around it.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - bytes: The text, UTF-8 without a byte order mark.
    /// - Returns: The value.
    /// - Throws: A `DecodingError`; where the text is not JSON, its underlying error is a ``JSONError``. Also what
    ///   the type itself throws.
    public func decode<Value: Decodable>(_ type: Value.Type, from bytes: ArraySlice<UInt8>) throws -> Value {
        let tape: JSONTape
        do {
            tape = try JSONTape(bytes, keyDecodingStrategy: keyDecodingStrategy, userInfo: userInfo)
        } catch {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: [], debugDescription: "not valid JSON", underlyingError: error)
            )
        }
        return try tape.value(type, at: JSONTape.root)
    }

    /// Decodes a whole text: one value, and nothing but white space around it.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - bytes: The text, UTF-8 without a byte order mark.
    /// - Returns: The value.
    /// - Throws: As ``decode(_:from:)-(_,ArraySlice<UInt8>)``.
    public func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        try decode(type, from: bytes[...])
    }
}

public import GatewayJSON
public import GatewayModels

/// A decoder of event data that is not ours, such as Foundation's.
///
/// ```swift
/// struct FoundationDecoder: PayloadDecoder {
///     func decode<Value: Decodable>(_ type: Value.Type, from bytes: ArraySlice<UInt8>) throws -> Value {
///         try JSONDecoder().decode(type, from: Data(bytes))
///     }
/// }
/// let message = try event.decode(Message.self, using: FoundationDecoder())
/// ```
public protocol PayloadDecoder {
    /// Decodes a JSON text.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - bytes: The text, UTF-8.
    /// - Returns: The value.
    /// - Throws: An error that describes why the text cannot be decoded.
    func decode<Value: Decodable>(_ type: Value.Type, from bytes: ArraySlice<UInt8>) throws -> Value
}

extension GatewayJSONDecoder: PayloadDecoder {}

extension GatewayEvent {
    /// Decodes the data of the event by the type's own ``/GatewayJSON/JSONReadable``, the fastest way.
    ///
    /// A member that the type skips is not checked beyond its structure.
    ///
    /// - Parameter type: The type that is expected, by the event's ``name``.
    /// - Returns: The value.
    /// - Throws: A ``DecodingFailure``, which holds nothing of the data.
    public func decode<Value: JSONReadable>(_ type: Value.Type) throws(DecodingFailure) -> Value {
        do {
            return try Value(parsing: data)
        } catch {
            throw DecodingFailure(event: name, type: "\(type)", path: "", reason: .json(error))
        }
    }

    /// Decodes the data of the event into any `Decodable` type, by `GatewayJSONDecoder`.
    ///
    /// - Parameter type: The type that is expected, by the event's ``name``.
    /// - Returns: The value.
    /// - Throws: A ``DecodingFailure``, which holds nothing of the data but the names of members.
    @_disfavoredOverload
    public func decode<Value: Decodable>(_ type: Value.Type) throws(DecodingFailure) -> Value {
        try decode(type, using: GatewayJSONDecoder())
    }

    /// Decodes the data of the event by a decoder of one's own.
    ///
    /// - Parameters:
    ///   - type: The type that is expected, by the event's ``name``.
    ///   - decoder: The decoder.
    /// - Returns: The value.
    /// - Throws: A ``DecodingFailure``, which holds nothing of the data but the names of members.
    public func decode<Value: Decodable>(
        _ type: Value.Type,
        using decoder: some PayloadDecoder
    ) throws(DecodingFailure) -> Value {
        do {
            return try decoder.decode(type, from: data)
        } catch {
            throw DecodingFailure(event: name, type: "\(type)", error)
        }
    }

    /// Why the data of an event is not a value of a type.
    ///
    /// It names the event, the type and the member, and holds no value of the data, so it is safe to log.
    public struct DecodingFailure: Error, Hashable, Sendable {
        /// The reason, in plain words.
        @nonexhaustive
        public enum Reason: Hashable, Sendable {
            /// The text is malformed, or not what a `JSONReadable` type expects.
            case json(JSONError)
            /// A member that the type needs did not come. Make its property optional.
            case missingMember(String)
            /// A value is `null` that the type needs. Make its property optional.
            case unexpectedNull
            /// A value is of another type than the property.
            case typeMismatch
            /// A value cannot be one of the type, such as an unknown case or a number out of range.
            case invalidValue
            /// The type or its decoder threw another error.
            case other
        }

        /// The event that was decoded.
        public let event: EventName
        /// The type that it was decoded into.
        public let type: String
        /// The members and indices that lead to the value, joined by dots; empty for the data itself, or if unknown.
        public let path: String
        /// The reason, in plain words.
        public let reason: Reason
    }
}

extension GatewayEvent.DecodingFailure: CustomStringConvertible {
    /// One line for a log, such as `MESSAGE_CREATE is no Message: at author.id: typeMismatch`.
    public var description: String {
        "\(event.rawValue) is no \(type): at \(path.isEmpty ? "the top" : path): \(reason)"
    }

    fileprivate init(event: EventName, type: String, _ error: any Error) {
        let reason: Reason
        let context: DecodingError.Context?
        switch error {
        case DecodingError.keyNotFound(let key, let found): (reason, context) = (.missingMember(key.stringValue), found)
        case DecodingError.valueNotFound(_, let found): (reason, context) = (.unexpectedNull, found)
        case DecodingError.typeMismatch(_, let found): (reason, context) = (.typeMismatch, found)
        case DecodingError.dataCorrupted(let found):
            let json = found.underlyingError as? JSONError
            (reason, context) = (json.map(Reason.json) ?? .invalidValue, found)
        default: (reason, context) = (.other, nil)
        }
        let path = context?.codingPath.map { key in key.intValue.map(String.init) ?? key.stringValue }
        self.init(event: event, type: type, path: path?.joined(separator: ".") ?? "", reason: reason)
    }
}

// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON

/// How a message refers to another one (Discord's documentation, "Message Resource", "Message Reference Types").
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct MessageReferenceType: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// It answers it.
    public static let `default` = MessageReferenceType(rawValue: 0)
    /// It forwards it.
    public static let forward = MessageReferenceType(rawValue: 1)
}

extension MessageReferenceType: JSONReadable, JSONWritable {
    /// Reads an integer.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` for anything else.
    public init(json: inout JSONReader) throws(JSONError) {
        rawValue = try json.integer()
    }

    /// Writes the number.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.integer(rawValue)
    }
}

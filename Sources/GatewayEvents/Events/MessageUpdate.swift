// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A message was changed (Discord's documentation, "Gateway Events", "Message Update").
///
/// It holds the whole message; `isTTS` is always false.
///
/// The properties of its ``message`` can be read and set as its own.
@dynamicMemberLookup
public struct MessageUpdate: Hashable, Sendable {
    /// The message.
    public var message: Message

    /// Creates the data of an event.
    ///
    /// - Parameter message: The message.
    public init(message: Message) {
        self.message = message
    }

    /// A property of the ``message``.
    ///
    /// - Parameter keyPath: The property.
    @inlinable public subscript<Value>(dynamicMember keyPath: WritableKeyPath<Message, Value>) -> Value {
        get { message[keyPath: keyPath] }
        set { message[keyPath: keyPath] = newValue }
    }
}

extension MessageUpdate: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        message = try Message(json: &json)
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        message.write(to: &json)
    }
}

extension MessageUpdate: EventPayload {
    /// `MESSAGE_UPDATE`.
    public static let eventName: EventName = "MESSAGE_UPDATE"
}

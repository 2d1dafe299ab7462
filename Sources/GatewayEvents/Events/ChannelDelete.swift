// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A channel was deleted (Discord's documentation, "Gateway Events", "Channel Delete").
///
/// The properties of its ``channel`` can be read and set as its own.
@dynamicMemberLookup
public struct ChannelDelete: Hashable, Sendable {
    /// The channel.
    public var channel: Channel

    /// Creates the data of an event.
    ///
    /// - Parameter channel: The channel.
    public init(channel: Channel) {
        self.channel = channel
    }

    /// A property of the ``channel``.
    ///
    /// - Parameter keyPath: The property.
    @inlinable public subscript<Value>(dynamicMember keyPath: WritableKeyPath<Channel, Value>) -> Value {
        get { channel[keyPath: keyPath] }
        set { channel[keyPath: keyPath] = newValue }
    }
}

extension ChannelDelete: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        channel = try Channel(json: &json)
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        channel.write(to: &json)
    }
}

extension ChannelDelete: EventPayload {
    /// `CHANNEL_DELETE`.
    public static let eventName: EventName = "CHANNEL_DELETE"
}

// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A channel was created (Discord's documentation, "Gateway Events", "Channel Create").
///
/// The properties of its ``channel`` can be read and set as its own.
@dynamicMemberLookup
public struct ChannelCreate: Hashable, Sendable {
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

extension ChannelCreate: JSONReadable, JSONWritable {
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

extension ChannelCreate: EventPayload {
    /// `CHANNEL_CREATE`.
    public static let eventName: EventName = "CHANNEL_CREATE"
}

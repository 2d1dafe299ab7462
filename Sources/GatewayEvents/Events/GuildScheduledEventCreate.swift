// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A scheduled event was planned (Discord's documentation, "Gateway Events", "Guild Scheduled Event Create").
///
/// The properties of its ``scheduledEvent`` can be read and set as its own.
@dynamicMemberLookup
public struct GuildScheduledEventCreate: Hashable, Sendable {
    /// The scheduled event.
    public var scheduledEvent: ScheduledEvent

    /// Creates the data of an event.
    ///
    /// - Parameter scheduledEvent: The scheduled event.
    public init(scheduledEvent: ScheduledEvent) {
        self.scheduledEvent = scheduledEvent
    }

    /// A property of the ``scheduledEvent``.
    ///
    /// - Parameter keyPath: The property.
    @inlinable public subscript<Value>(dynamicMember keyPath: WritableKeyPath<ScheduledEvent, Value>) -> Value {
        get { scheduledEvent[keyPath: keyPath] }
        set { scheduledEvent[keyPath: keyPath] = newValue }
    }
}

extension GuildScheduledEventCreate: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        scheduledEvent = try ScheduledEvent(json: &json)
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        scheduledEvent.write(to: &json)
    }
}

extension GuildScheduledEventCreate: EventPayload {
    /// `GUILD_SCHEDULED_EVENT_CREATE`.
    public static let eventName: EventName = "GUILD_SCHEDULED_EVENT_CREATE"
}

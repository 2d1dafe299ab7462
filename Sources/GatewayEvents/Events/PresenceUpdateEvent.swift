// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// The status or the activities of a user changed (Discord's documentation, "Gateway Events", "Presence Update").
///
/// The properties of its ``presence`` can be read and set as its own.
@dynamicMemberLookup
public struct PresenceUpdateEvent: Hashable, Sendable {
    /// The presence.
    public var presence: UserPresence

    /// Creates the data of an event.
    ///
    /// - Parameter presence: The presence.
    public init(presence: UserPresence) {
        self.presence = presence
    }

    /// A property of the ``presence``.
    ///
    /// - Parameter keyPath: The property.
    @inlinable public subscript<Value>(dynamicMember keyPath: WritableKeyPath<UserPresence, Value>) -> Value {
        get { presence[keyPath: keyPath] }
        set { presence[keyPath: keyPath] = newValue }
    }
}

extension PresenceUpdateEvent: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        presence = try UserPresence(json: &json)
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        presence.write(to: &json)
    }
}

extension PresenceUpdateEvent: EventPayload {
    /// `PRESENCE_UPDATE`.
    public static let eventName: EventName = "PRESENCE_UPDATE"
}

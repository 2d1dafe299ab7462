// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// Somebody joined, left or changed state in a voice channel.
///
/// Source: Discord's documentation, "Gateway Events", "Voice State Update".
///
/// The properties of its ``state`` can be read and set as its own.
@dynamicMemberLookup
public struct VoiceStateUpdateEvent: Hashable, Sendable {
    /// The voice state.
    public var state: VoiceState

    /// Creates the data of an event.
    ///
    /// - Parameter state: The voice state.
    public init(state: VoiceState) {
        self.state = state
    }

    /// A property of the ``state``.
    ///
    /// - Parameter keyPath: The property.
    @inlinable public subscript<Value>(dynamicMember keyPath: WritableKeyPath<VoiceState, Value>) -> Value {
        get { state[keyPath: keyPath] }
        set { state[keyPath: keyPath] = newValue }
    }
}

extension VoiceStateUpdateEvent: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        state = try VoiceState(json: &json)
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        state.write(to: &json)
    }
}

extension VoiceStateUpdateEvent: EventPayload {
    /// `VOICE_STATE_UPDATE`.
    public static let eventName: EventName = "VOICE_STATE_UPDATE"
}

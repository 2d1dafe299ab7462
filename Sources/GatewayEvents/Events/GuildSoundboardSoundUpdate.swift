// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A sound was changed (Discord's documentation, "Gateway Events", "Guild Soundboard Sound Update").
///
/// The properties of its ``sound`` can be read and set as its own.
@dynamicMemberLookup
public struct GuildSoundboardSoundUpdate: Hashable, Sendable {
    /// The soundboard sound.
    public var sound: SoundboardSound

    /// Creates the data of an event.
    ///
    /// - Parameter sound: The soundboard sound.
    public init(sound: SoundboardSound) {
        self.sound = sound
    }

    /// A property of the ``sound``.
    ///
    /// - Parameter keyPath: The property.
    @inlinable public subscript<Value>(dynamicMember keyPath: WritableKeyPath<SoundboardSound, Value>) -> Value {
        get { sound[keyPath: keyPath] }
        set { sound[keyPath: keyPath] = newValue }
    }
}

extension GuildSoundboardSoundUpdate: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        sound = try SoundboardSound(json: &json)
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        sound.write(to: &json)
    }
}

extension GuildSoundboardSoundUpdate: EventPayload {
    /// `GUILD_SOUNDBOARD_SOUND_UPDATE`.
    public static let eventName: EventName = "GUILD_SOUNDBOARD_SOUND_UPDATE"
}

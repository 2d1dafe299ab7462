// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A guild was changed (Discord's documentation, "Gateway Events", "Guild Update").
///
/// The properties of its ``guild`` can be read and set as its own.
@dynamicMemberLookup
public struct GuildUpdate: Hashable, Sendable {
    /// The guild.
    public var guild: Guild

    /// Creates the data of an event.
    ///
    /// - Parameter guild: The guild.
    public init(guild: Guild) {
        self.guild = guild
    }

    /// A property of the ``guild``.
    ///
    /// - Parameter keyPath: The property.
    @inlinable public subscript<Value>(dynamicMember keyPath: WritableKeyPath<Guild, Value>) -> Value {
        get { guild[keyPath: keyPath] }
        set { guild[keyPath: keyPath] = newValue }
    }
}

extension GuildUpdate: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        guild = try Guild(json: &json)
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        guild.write(to: &json)
    }
}

extension GuildUpdate: EventPayload {
    /// `GUILD_UPDATE`.
    public static let eventName: EventName = "GUILD_UPDATE"
}

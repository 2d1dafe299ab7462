// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A stage that is open (Discord's documentation, "Stage Instance Resource").
public struct StageInstance: Hashable, Sendable {
    /// The id of this stage.
    public var id: Snowflake
    /// The guild it is in.
    public var guildID: Snowflake
    /// The stage channel it is in.
    public var channelID: Snowflake
    /// What it is about, from 1 to 120 characters.
    public var topic: String
    /// Who can see it.
    public var privacyLevel: Optional<PrivacyLevel>
    /// Whether it is left out of the discovery of stages; no longer used.
    public var isDiscoverableDisabled: Optional<Bool>
    /// The scheduled event it belongs to.
    public var guildScheduledEventID: Optional<Snowflake>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The id of this stage.
    ///   - guildID: The guild it is in.
    ///   - channelID: The stage channel it is in.
    ///   - topic: What it is about, from 1 to 120 characters.
    ///   - privacyLevel: Who can see it.
    ///   - isDiscoverableDisabled: Whether it is left out of the discovery of stages; no longer used.
    ///   - guildScheduledEventID: The scheduled event it belongs to.
    public init(
        id: Snowflake,
        guildID: Snowflake,
        channelID: Snowflake,
        topic: String,
        privacyLevel: PrivacyLevel? = nil,
        isDiscoverableDisabled: Bool? = nil,
        guildScheduledEventID: Snowflake? = nil
    ) {
        self.id = id
        self.guildID = guildID
        self.channelID = channelID
        self.topic = topic
        self.privacyLevel = privacyLevel
        self.isDiscoverableDisabled = isDiscoverableDisabled
        self.guildScheduledEventID = guildScheduledEventID
    }
}

extension StageInstance: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var guildID: Snowflake?
        var channelID: Snowflake?
        var topic: String?
        var privacyLevel: PrivacyLevel?
        var isDiscoverableDisabled: Bool?
        var guildScheduledEventID: Snowflake?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "guild_id": guildID = try json.value(Snowflake.self)
            case "channel_id": channelID = try json.value(Snowflake.self)
            case "topic": topic = try json.value(String.self)
            case "privacy_level": privacyLevel = try json.lenient(PrivacyLevel.self)
            case "discoverable_disabled": isDiscoverableDisabled = try json.lenient(Bool.self)
            case "guild_scheduled_event_id": guildScheduledEventID = try json.lenient(Snowflake.self)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.require(id, "id"),
            guildID: try json.require(guildID, "guild_id"),
            channelID: try json.require(channelID, "channel_id"),
            topic: try json.require(topic, "topic"),
            privacyLevel: privacyLevel,
            isDiscoverableDisabled: isDiscoverableDisabled,
            guildScheduledEventID: guildScheduledEventID
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("guild_id", guildID)
        json.member("channel_id", channelID)
        json.member("topic", topic)
        json.member("privacy_level", privacyLevel)
        json.member("discoverable_disabled", isDiscoverableDisabled)
        json.member("guild_scheduled_event_id", guildScheduledEventID)
        json.endObject()
    }
}

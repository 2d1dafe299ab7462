// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// An invite was deleted (Discord's documentation, "Gateway Events", "Invite Delete").
public struct InviteDelete: Hashable, Sendable {
    /// Where it led.
    public var channelID: Snowflake
    /// The guild.
    public var guildID: Optional<Snowflake>
    /// Its code.
    public var code: String

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - channelID: Where it led.
    ///   - guildID: The guild.
    ///   - code: Its code.
    public init(channelID: Snowflake, guildID: Snowflake? = nil, code: String) {
        self.channelID = channelID
        self.guildID = guildID
        self.code = code
    }
}

extension InviteDelete: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var channelID: Snowflake?
        var guildID: Snowflake?
        var code: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "channel_id": channelID = try json.value(Snowflake.self)
            case "guild_id": guildID = try json.lenient(Snowflake.self)
            case "code": code = try json.value(String.self)
            default: try json.skip()
            }
        }
        self.init(
            channelID: try json.require(channelID, "channel_id"),
            guildID: guildID,
            code: try json.require(code, "code")
        )
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("channel_id", channelID)
        json.member("guild_id", guildID)
        json.member("code", code)
        json.endObject()
    }
}

extension InviteDelete: EventPayload {
    /// `INVITE_DELETE`.
    public static let eventName: EventName = "INVITE_DELETE"
}

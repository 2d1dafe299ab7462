// Written by Scripts/generate-events of Scripts/events/channels.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// How a user is connected to a voice channel (Discord's documentation, "Voice Resource", "Voice State Object").
public struct VoiceState: Hashable, Sendable {
    /// The guild; missing where it is known from elsewhere.
    public var guildID: Optional<Snowflake>
    /// The channel; null if the user has left.
    public var channelID: Optional<Snowflake>
    /// The user.
    public var userID: Snowflake
    /// The user as a member of the guild.
    public var member: Optional<GuildMember>
    /// The session of the connection.
    public var sessionID: String
    /// Whether the guild has deafened the user.
    public var isDeaf: Optional<Bool>
    /// Whether the guild has muted the user.
    public var isMute: Optional<Bool>
    /// Whether the user hears nothing by choice.
    public var isSelfDeaf: Optional<Bool>
    /// Whether the user is silent by choice.
    public var isSelfMute: Optional<Bool>
    /// Whether the user is live.
    public var isSelfStream: Optional<Bool>
    /// Whether the user's camera is on.
    public var isSelfVideo: Optional<Bool>
    /// Whether the user may not speak on the stage.
    public var isSuppressed: Optional<Bool>
    /// When the user asked to speak on the stage.
    public var requestToSpeakTimestamp: Optional<Timestamp>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - guildID: The guild; missing where it is known from elsewhere.
    ///   - channelID: The channel; null if the user has left.
    ///   - userID: The user.
    ///   - member: The user as a member of the guild.
    ///   - sessionID: The session of the connection.
    ///   - isDeaf: Whether the guild has deafened the user.
    ///   - isMute: Whether the guild has muted the user.
    ///   - isSelfDeaf: Whether the user hears nothing by choice.
    ///   - isSelfMute: Whether the user is silent by choice.
    ///   - isSelfStream: Whether the user is live.
    ///   - isSelfVideo: Whether the user's camera is on.
    ///   - isSuppressed: Whether the user may not speak on the stage.
    ///   - requestToSpeakTimestamp: When the user asked to speak on the stage.
    public init(
        guildID: Snowflake? = nil,
        channelID: Snowflake? = nil,
        userID: Snowflake,
        member: GuildMember? = nil,
        sessionID: String,
        isDeaf: Bool? = nil,
        isMute: Bool? = nil,
        isSelfDeaf: Bool? = nil,
        isSelfMute: Bool? = nil,
        isSelfStream: Bool? = nil,
        isSelfVideo: Bool? = nil,
        isSuppressed: Bool? = nil,
        requestToSpeakTimestamp: Timestamp? = nil
    ) {
        self.guildID = guildID
        self.channelID = channelID
        self.userID = userID
        self.member = member
        self.sessionID = sessionID
        self.isDeaf = isDeaf
        self.isMute = isMute
        self.isSelfDeaf = isSelfDeaf
        self.isSelfMute = isSelfMute
        self.isSelfStream = isSelfStream
        self.isSelfVideo = isSelfVideo
        self.isSuppressed = isSuppressed
        self.requestToSpeakTimestamp = requestToSpeakTimestamp
    }
}

extension VoiceState: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var guildID: Snowflake?
        var channelID: Snowflake?
        var userID: Snowflake?
        var member: GuildMember?
        var sessionID: String?
        var isDeaf: Bool?
        var isMute: Bool?
        var isSelfDeaf: Bool?
        var isSelfMute: Bool?
        var isSelfStream: Bool?
        var isSelfVideo: Bool?
        var isSuppressed: Bool?
        var requestToSpeakTimestamp: Timestamp?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "guild_id": guildID = try json.lenient(Snowflake.self)
            case "channel_id": channelID = try json.lenient(Snowflake.self)
            case "user_id": userID = try json.value(Snowflake.self)
            case "member": member = try json.lenient(GuildMember.self)
            case "session_id": sessionID = try json.value(String.self)
            case "deaf": isDeaf = try json.lenient(Bool.self)
            case "mute": isMute = try json.lenient(Bool.self)
            case "self_deaf": isSelfDeaf = try json.lenient(Bool.self)
            case "self_mute": isSelfMute = try json.lenient(Bool.self)
            case "self_stream": isSelfStream = try json.lenient(Bool.self)
            case "self_video": isSelfVideo = try json.lenient(Bool.self)
            case "suppress": isSuppressed = try json.lenient(Bool.self)
            case "request_to_speak_timestamp": requestToSpeakTimestamp = try json.lenient(Timestamp.self)
            default: try json.skip()
            }
        }
        self.init(
            guildID: guildID,
            channelID: channelID,
            userID: try json.require(userID, "user_id"),
            member: member,
            sessionID: try json.require(sessionID, "session_id"),
            isDeaf: isDeaf,
            isMute: isMute,
            isSelfDeaf: isSelfDeaf,
            isSelfMute: isSelfMute,
            isSelfStream: isSelfStream,
            isSelfVideo: isSelfVideo,
            isSuppressed: isSuppressed,
            requestToSpeakTimestamp: requestToSpeakTimestamp
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("guild_id", guildID)
        json.nullable("channel_id", channelID)
        json.member("user_id", userID)
        json.member("member", member)
        json.member("session_id", sessionID)
        json.member("deaf", isDeaf)
        json.member("mute", isMute)
        json.member("self_deaf", isSelfDeaf)
        json.member("self_mute", isSelfMute)
        json.member("self_stream", isSelfStream)
        json.member("self_video", isSelfVideo)
        json.member("suppress", isSuppressed)
        json.member("request_to_speak_timestamp", requestToSpeakTimestamp)
        json.endObject()
    }
}

// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// The session has begun (Discord's documentation, "Gateway Events", "Ready").
public struct Ready: Hashable, Sendable {
    /// The version of the gateway.
    public var v: Int
    /// The bot.
    public var user: User
    /// The guilds it is in, which GUILD_CREATE will tell.
    public var guilds: [UnavailableGuild]
    /// The session, for resuming it.
    public var sessionID: String
    /// Where to resume.
    public var resumeGatewayURL: String
    /// The number of the shard, then how many there are, if IDENTIFY told it.
    public var shard: Optional<[Int]>
    /// The application, of which a part is told.
    public var application: Application
    /// The servers behind the session, for debugging.
    public var trace: Optional<[String]>
    /// What kind of session it is; not documented by Discord.
    public var sessionType: Optional<String>
    /// Always empty for bots; not documented by Discord.
    public var privateChannels: Optional<[Channel]>
    /// Always empty for bots; not documented by Discord.
    public var presences: Optional<[UserPresence]>
    /// Always empty for bots; not documented by Discord.
    @Boxed public var relationships: Optional<JSONValue>
    /// Always empty for bots; not documented by Discord.
    @Boxed public var userSettings: Optional<JSONValue>
    /// Always empty for bots; not documented by Discord.
    @Boxed public var guildJoinRequests: Optional<JSONValue>
    /// The regions of voice servers, the nearest first; not documented by Discord.
    public var geoOrderedRTCRegions: Optional<[String]>
    /// Always empty for bots; not documented by Discord.
    @Boxed public var auth: Optional<JSONValue>

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - v: The version of the gateway.
    ///   - user: The bot.
    ///   - guilds: The guilds it is in, which GUILD_CREATE will tell.
    ///   - sessionID: The session, for resuming it.
    ///   - resumeGatewayURL: Where to resume.
    ///   - shard: The number of the shard, then how many there are, if IDENTIFY told it.
    ///   - application: The application, of which a part is told.
    ///   - trace: The servers behind the session, for debugging.
    ///   - sessionType: What kind of session it is; not documented by Discord.
    ///   - privateChannels: Always empty for bots; not documented by Discord.
    ///   - presences: Always empty for bots; not documented by Discord.
    ///   - relationships: Always empty for bots; not documented by Discord.
    ///   - userSettings: Always empty for bots; not documented by Discord.
    ///   - guildJoinRequests: Always empty for bots; not documented by Discord.
    ///   - geoOrderedRTCRegions: The regions of voice servers, the nearest first; not documented by Discord.
    ///   - auth: Always empty for bots; not documented by Discord.
    public init(
        v: Int,
        user: User,
        guilds: [UnavailableGuild] = [],
        sessionID: String,
        resumeGatewayURL: String,
        shard: [Int]? = nil,
        application: Application,
        trace: [String]? = nil,
        sessionType: String? = nil,
        privateChannels: [Channel]? = nil,
        presences: [UserPresence]? = nil,
        relationships: JSONValue? = nil,
        userSettings: JSONValue? = nil,
        guildJoinRequests: JSONValue? = nil,
        geoOrderedRTCRegions: [String]? = nil,
        auth: JSONValue? = nil
    ) {
        self.v = v
        self.user = user
        self.guilds = guilds
        self.sessionID = sessionID
        self.resumeGatewayURL = resumeGatewayURL
        self.shard = shard
        self.application = application
        self.trace = trace
        self.sessionType = sessionType
        self.privateChannels = privateChannels
        self.presences = presences
        self.relationships = relationships
        self.userSettings = userSettings
        self.guildJoinRequests = guildJoinRequests
        self.geoOrderedRTCRegions = geoOrderedRTCRegions
        self.auth = auth
    }
}

extension Ready: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var v: Int?
        var user: User?
        var guilds: [UnavailableGuild] = []
        var sessionID: String?
        var resumeGatewayURL: String?
        var shard: [Int]?
        var application: Application?
        var trace: [String]?
        var sessionType: String?
        var privateChannels: [Channel]?
        var presences: [UserPresence]?
        var relationships: JSONValue?
        var userSettings: JSONValue?
        var guildJoinRequests: JSONValue?
        var geoOrderedRTCRegions: [String]?
        var auth: JSONValue?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "v": v = try json.value(Int.self)
            case "user": user = try json.value(User.self)
            case "guilds": guilds = try json.list(UnavailableGuild.self)
            case "session_id": sessionID = try json.value(String.self)
            case "resume_gateway_url": resumeGatewayURL = try json.value(String.self)
            case "shard": shard = try json.optionalList(Int.self)
            case "application": application = try json.value(Application.self)
            case "_trace": trace = try json.optionalList(String.self)
            case "session_type": sessionType = try json.lenient(String.self)
            case "private_channels": privateChannels = try json.optionalList(Channel.self)
            case "presences": presences = try json.optionalList(UserPresence.self)
            case "relationships": relationships = try json.lenient(JSONValue.self)
            case "user_settings": userSettings = try json.lenient(JSONValue.self)
            case "guild_join_requests": guildJoinRequests = try json.lenient(JSONValue.self)
            case "geo_ordered_rtc_regions": geoOrderedRTCRegions = try json.optionalList(String.self)
            case "auth": auth = try json.lenient(JSONValue.self)
            default: try json.skip()
            }
        }
        self.init(
            v: try json.require(v, "v"),
            user: try json.require(user, "user"),
            guilds: guilds,
            sessionID: try json.require(sessionID, "session_id"),
            resumeGatewayURL: try json.require(resumeGatewayURL, "resume_gateway_url"),
            shard: shard,
            application: try json.require(application, "application"),
            trace: trace,
            sessionType: sessionType,
            privateChannels: privateChannels,
            presences: presences,
            relationships: relationships,
            userSettings: userSettings,
            guildJoinRequests: guildJoinRequests,
            geoOrderedRTCRegions: geoOrderedRTCRegions,
            auth: auth
        )
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("v", v)
        json.member("user", user)
        json.member("guilds", guilds)
        json.member("session_id", sessionID)
        json.member("resume_gateway_url", resumeGatewayURL)
        json.member("shard", shard)
        json.member("application", application)
        json.member("_trace", trace)
        json.member("session_type", sessionType)
        json.member("private_channels", privateChannels)
        json.member("presences", presences)
        json.member("relationships", relationships)
        json.member("user_settings", userSettings)
        json.member("guild_join_requests", guildJoinRequests)
        json.member("geo_ordered_rtc_regions", geoOrderedRTCRegions)
        json.member("auth", auth)
        json.endObject()
    }
}

extension Ready: EventPayload {
    /// `READY`.
    public static let eventName: EventName = "READY"
}

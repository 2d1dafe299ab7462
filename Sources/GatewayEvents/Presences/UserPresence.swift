// Written by Scripts/generate-events of Scripts/events/presences.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// The presence of a user, as a guild or a list of members tells it.
///
/// Source: Discord's documentation, "Gateway Events", "Presence Update".
public struct UserPresence: Hashable, Sendable {
    /// The user, of whom only the id is certain.
    public var user: PartialUser
    /// The guild; missing where it is known from elsewhere.
    public var guildID: Optional<Snowflake>
    /// How available the user is.
    public var status: Optional<Status>
    /// What the user is doing.
    ///
    /// Activities of an unexpected form are left out.
    public var activities: [UserActivity]
    /// How available the user is on each kind of device.
    public var clientStatus: Optional<ClientStatus>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - user: The user, of whom only the id is certain.
    ///   - guildID: The guild; missing where it is known from elsewhere.
    ///   - status: How available the user is.
    ///   - activities: What the user is doing. Activities of an unexpected form are left out.
    ///   - clientStatus: How available the user is on each kind of device.
    public init(
        user: PartialUser,
        guildID: Snowflake? = nil,
        status: Status? = nil,
        activities: [UserActivity] = [],
        clientStatus: ClientStatus? = nil
    ) {
        self.user = user
        self.guildID = guildID
        self.status = status
        self.activities = activities
        self.clientStatus = clientStatus
    }
}

extension UserPresence: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var user: PartialUser?
        var guildID: Snowflake?
        var status: Status?
        var activities: [UserActivity] = []
        var clientStatus: ClientStatus?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "user": user = try json.value(PartialUser.self)
            case "guild_id": guildID = try json.lenient(Snowflake.self)
            case "status": status = try json.lenient(Status.self)
            case "activities": activities = try json.list(UserActivity.self)
            case "client_status": clientStatus = try json.lenient(ClientStatus.self)
            default: try json.skip()
            }
        }
        self.init(
            user: try json.require(user, "user"),
            guildID: guildID,
            status: status,
            activities: activities,
            clientStatus: clientStatus
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("user", user)
        json.member("guild_id", guildID)
        json.member("status", status)
        json.member("activities", activities)
        json.member("client_status", clientStatus)
        json.endObject()
    }
}

// Written by Scripts/generate-events of Scripts/events/presences.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// What a user is doing, as it is received (Discord's documentation, "Gateway Events", "Activity Object").
///
/// What a bot sends is an `Activity` of GatewayModels.
public struct UserActivity: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// What kind of activity it is.
    public var type: ActivityType
    /// Where the stream is.
    public var url: Optional<String>
    /// How it stands; the visible text of a custom status.
    public var state: Optional<String>
    /// When it was added to the user's session, in milliseconds since the Unix epoch.
    public var createdAt: Optional<Int64>
    /// When it began, and when it will end.
    public var timestamps: Optional<ActivityTimestamps>
    /// The application it belongs to.
    public var applicationID: Optional<Snowflake>
    /// Which of its texts is shown in the list of members.
    public var statusDisplayType: Optional<ActivityDisplayType>
    /// What the user is doing in it.
    public var details: Optional<String>
    /// Where a click on the details leads.
    public var detailsURL: Optional<String>
    /// Where a click on the state leads.
    public var stateURL: Optional<String>
    /// The emoji of a custom status.
    @Boxed public var emoji: Optional<Emoji>
    /// The group the user does it with.
    public var party: Optional<ActivityParty>
    /// Its images and their texts.
    @Boxed public var assets: Optional<ActivityAssets>
    /// Secrets for joining and watching.
    @Boxed public var secrets: Optional<ActivitySecrets>
    /// Whether it is an instanced game session.
    public var isInstance: Optional<Bool>
    /// What it allows.
    public var flags: Optional<ActivityFlags>
    /// Its buttons, at most 2.
    public var buttons: Optional<[ActivityButton]>
    /// Its id in the user's session; not documented by Discord.
    public var id: Optional<String>
    /// The session it belongs to; not documented by Discord.
    public var sessionID: Optional<String>
    /// What is played, such as the id of a song; not documented by Discord.
    public var syncID: Optional<String>
    /// The platform it runs on; not documented by Discord.
    public var platform: Optional<String>
    /// The platforms on which it can be joined; not documented by Discord.
    public var supportedPlatforms: Optional<[String]>
    /// The application above its own; not documented by Discord.
    public var parentApplicationID: Optional<Snowflake>
    /// More about it, of any form; not documented by Discord.
    @Boxed public var metadata: Optional<JSONValue>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - name: What it is called.
    ///   - type: What kind of activity it is.
    ///   - url: Where the stream is.
    ///   - state: How it stands; the visible text of a custom status.
    ///   - createdAt: When it was added to the user's session, in milliseconds since the Unix epoch.
    ///   - timestamps: When it began, and when it will end.
    ///   - applicationID: The application it belongs to.
    ///   - statusDisplayType: Which of its texts is shown in the list of members.
    ///   - details: What the user is doing in it.
    ///   - detailsURL: Where a click on the details leads.
    ///   - stateURL: Where a click on the state leads.
    ///   - emoji: The emoji of a custom status.
    ///   - party: The group the user does it with.
    ///   - assets: Its images and their texts.
    ///   - secrets: Secrets for joining and watching.
    ///   - isInstance: Whether it is an instanced game session.
    ///   - flags: What it allows.
    ///   - buttons: Its buttons, at most 2.
    ///   - id: Its id in the user's session; not documented by Discord.
    ///   - sessionID: The session it belongs to; not documented by Discord.
    ///   - syncID: What is played, such as the id of a song; not documented by Discord.
    ///   - platform: The platform it runs on; not documented by Discord.
    ///   - supportedPlatforms: The platforms on which it can be joined; not documented by Discord.
    ///   - parentApplicationID: The application above its own; not documented by Discord.
    ///   - metadata: More about it, of any form; not documented by Discord.
    public init(
        name: String,
        type: ActivityType,
        url: String? = nil,
        state: String? = nil,
        createdAt: Int64? = nil,
        timestamps: ActivityTimestamps? = nil,
        applicationID: Snowflake? = nil,
        statusDisplayType: ActivityDisplayType? = nil,
        details: String? = nil,
        detailsURL: String? = nil,
        stateURL: String? = nil,
        emoji: Emoji? = nil,
        party: ActivityParty? = nil,
        assets: ActivityAssets? = nil,
        secrets: ActivitySecrets? = nil,
        isInstance: Bool? = nil,
        flags: ActivityFlags? = nil,
        buttons: [ActivityButton]? = nil,
        id: String? = nil,
        sessionID: String? = nil,
        syncID: String? = nil,
        platform: String? = nil,
        supportedPlatforms: [String]? = nil,
        parentApplicationID: Snowflake? = nil,
        metadata: JSONValue? = nil
    ) {
        self.name = name
        self.type = type
        self.url = url
        self.state = state
        self.createdAt = createdAt
        self.timestamps = timestamps
        self.applicationID = applicationID
        self.statusDisplayType = statusDisplayType
        self.details = details
        self.detailsURL = detailsURL
        self.stateURL = stateURL
        self.emoji = emoji
        self.party = party
        self.assets = assets
        self.secrets = secrets
        self.isInstance = isInstance
        self.flags = flags
        self.buttons = buttons
        self.id = id
        self.sessionID = sessionID
        self.syncID = syncID
        self.platform = platform
        self.supportedPlatforms = supportedPlatforms
        self.parentApplicationID = parentApplicationID
        self.metadata = metadata
    }
}

extension UserActivity: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var name: String?
        var type: ActivityType?
        var url: String?
        var state: String?
        var createdAt: Int64?
        var timestamps: ActivityTimestamps?
        var applicationID: Snowflake?
        var statusDisplayType: ActivityDisplayType?
        var details: String?
        var detailsURL: String?
        var stateURL: String?
        var emoji: Emoji?
        var party: ActivityParty?
        var assets: ActivityAssets?
        var secrets: ActivitySecrets?
        var isInstance: Bool?
        var flags: ActivityFlags?
        var buttons: [ActivityButton]?
        var id: String?
        var sessionID: String?
        var syncID: String?
        var platform: String?
        var supportedPlatforms: [String]?
        var parentApplicationID: Snowflake?
        var metadata: JSONValue?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "name": name = try json.value(String.self)
            case "type": type = try json.value(ActivityType.self)
            case "url": url = try json.lenient(String.self)
            case "state": state = try json.lenient(String.self)
            case "created_at": createdAt = try json.optionalLooseInteger()
            case "timestamps": timestamps = try json.lenient(ActivityTimestamps.self)
            case "application_id": applicationID = try json.lenient(Snowflake.self)
            case "status_display_type": statusDisplayType = try json.lenient(ActivityDisplayType.self)
            case "details": details = try json.lenient(String.self)
            case "details_url": detailsURL = try json.lenient(String.self)
            case "state_url": stateURL = try json.lenient(String.self)
            case "emoji": emoji = try json.lenient(Emoji.self)
            case "party": party = try json.lenient(ActivityParty.self)
            case "assets": assets = try json.lenient(ActivityAssets.self)
            case "secrets": secrets = try json.lenient(ActivitySecrets.self)
            case "instance": isInstance = try json.lenient(Bool.self)
            case "flags": flags = try json.lenient(ActivityFlags.self)
            case "buttons": buttons = try json.optionalList(ActivityButton.self)
            case "id": id = try json.lenient(String.self)
            case "session_id": sessionID = try json.lenient(String.self)
            case "sync_id": syncID = try json.lenient(String.self)
            case "platform": platform = try json.lenient(String.self)
            case "supported_platforms": supportedPlatforms = try json.optionalList(String.self)
            case "parent_application_id": parentApplicationID = try json.lenient(Snowflake.self)
            case "metadata": metadata = try json.lenient(JSONValue.self)
            default: try json.skip()
            }
        }
        self.init(
            name: try json.require(name, "name"),
            type: try json.require(type, "type"),
            url: url,
            state: state,
            createdAt: createdAt,
            timestamps: timestamps,
            applicationID: applicationID,
            statusDisplayType: statusDisplayType,
            details: details,
            detailsURL: detailsURL,
            stateURL: stateURL,
            emoji: emoji,
            party: party,
            assets: assets,
            secrets: secrets,
            isInstance: isInstance,
            flags: flags,
            buttons: buttons,
            id: id,
            sessionID: sessionID,
            syncID: syncID,
            platform: platform,
            supportedPlatforms: supportedPlatforms,
            parentApplicationID: parentApplicationID,
            metadata: metadata
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("name", name)
        json.member("type", type)
        json.member("url", url)
        json.member("state", state)
        json.member("created_at", createdAt)
        json.member("timestamps", timestamps)
        json.member("application_id", applicationID)
        json.member("status_display_type", statusDisplayType)
        json.member("details", details)
        json.member("details_url", detailsURL)
        json.member("state_url", stateURL)
        json.member("emoji", emoji)
        json.member("party", party)
        json.member("assets", assets)
        json.member("secrets", secrets)
        json.member("instance", isInstance)
        json.member("flags", flags)
        json.member("buttons", buttons)
        json.member("id", id)
        json.member("session_id", sessionID)
        json.member("sync_id", syncID)
        json.member("platform", platform)
        json.member("supported_platforms", supportedPlatforms)
        json.member("parent_application_id", parentApplicationID)
        json.member("metadata", metadata)
        json.endObject()
    }
}

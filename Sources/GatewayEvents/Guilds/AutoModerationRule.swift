// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A rule of the automatic moderation.
///
/// Source: Discord's documentation, "Auto Moderation Resource", "Auto Moderation Rule Object".
public struct AutoModerationRule: Hashable, Sendable {
    /// The rule's id.
    public var id: Snowflake
    /// The guild.
    public var guildID: Snowflake
    /// What it is called.
    public var name: String
    /// Who created it.
    public var creatorID: Snowflake
    /// When it is checked: 1 for a message, 2 for a change of a member.
    public var eventType: Int
    /// What triggers it: 1 for words, 3 for spam, 4 for lists of Discord, 5 for mentions, 6 for profiles.
    public var triggerType: Int
    /// More about what triggers it.
    @Boxed public var triggerMetadata: Optional<JSONValue>
    /// What is done.
    public var actions: [AutoModerationAction]
    /// Whether it is in use.
    public var isEnabled: Optional<Bool>
    /// The roles for which it is not checked.
    public var exemptRoles: [Snowflake]
    /// The channels in which it is not checked.
    public var exemptChannels: [Snowflake]

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The rule's id.
    ///   - guildID: The guild.
    ///   - name: What it is called.
    ///   - creatorID: Who created it.
    ///   - eventType: When it is checked: 1 for a message, 2 for a change of a member.
    ///   - triggerType: What triggers it: 1 for words, 3 for spam, 4 for lists of Discord, 5 for mentions, 6 for
    ///     profiles.
    ///   - triggerMetadata: More about what triggers it.
    ///   - actions: What is done.
    ///   - isEnabled: Whether it is in use.
    ///   - exemptRoles: The roles for which it is not checked.
    ///   - exemptChannels: The channels in which it is not checked.
    public init(
        id: Snowflake,
        guildID: Snowflake,
        name: String,
        creatorID: Snowflake,
        eventType: Int,
        triggerType: Int,
        triggerMetadata: JSONValue? = nil,
        actions: [AutoModerationAction] = [],
        isEnabled: Bool? = nil,
        exemptRoles: [Snowflake] = [],
        exemptChannels: [Snowflake] = []
    ) {
        self.id = id
        self.guildID = guildID
        self.name = name
        self.creatorID = creatorID
        self.eventType = eventType
        self.triggerType = triggerType
        self.triggerMetadata = triggerMetadata
        self.actions = actions
        self.isEnabled = isEnabled
        self.exemptRoles = exemptRoles
        self.exemptChannels = exemptChannels
    }
}

extension AutoModerationRule: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var guildID: Snowflake?
        var name: String?
        var creatorID: Snowflake?
        var eventType: Int?
        var triggerType: Int?
        var triggerMetadata: JSONValue?
        var actions: [AutoModerationAction] = []
        var isEnabled: Bool?
        var exemptRoles: [Snowflake] = []
        var exemptChannels: [Snowflake] = []
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "guild_id": guildID = try json.value(Snowflake.self)
            case "name": name = try json.value(String.self)
            case "creator_id": creatorID = try json.value(Snowflake.self)
            case "event_type": eventType = try json.value(Int.self)
            case "trigger_type": triggerType = try json.value(Int.self)
            case "trigger_metadata": triggerMetadata = try json.lenient(JSONValue.self)
            case "actions": actions = try json.list(AutoModerationAction.self)
            case "enabled": isEnabled = try json.lenient(Bool.self)
            case "exempt_roles": exemptRoles = try json.list(Snowflake.self)
            case "exempt_channels": exemptChannels = try json.list(Snowflake.self)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.require(id, "id"),
            guildID: try json.require(guildID, "guild_id"),
            name: try json.require(name, "name"),
            creatorID: try json.require(creatorID, "creator_id"),
            eventType: try json.require(eventType, "event_type"),
            triggerType: try json.require(triggerType, "trigger_type"),
            triggerMetadata: triggerMetadata,
            actions: actions,
            isEnabled: isEnabled,
            exemptRoles: exemptRoles,
            exemptChannels: exemptChannels
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("guild_id", guildID)
        json.member("name", name)
        json.member("creator_id", creatorID)
        json.member("event_type", eventType)
        json.member("trigger_type", triggerType)
        json.member("trigger_metadata", triggerMetadata)
        json.member("actions", actions)
        json.member("enabled", isEnabled)
        json.member("exempt_roles", exemptRoles)
        json.member("exempt_channels", exemptChannels)
        json.endObject()
    }
}

// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// The audit log of a guild got an entry (Discord's documentation, "Gateway Events", "Guild Audit Log Entry Create").
public struct GuildAuditLogEntryCreate: Hashable, Sendable {
    /// The guild.
    public var guildID: Optional<Snowflake>
    /// The entry's id.
    public var id: Snowflake
    /// What was changed, mostly by its id.
    public var targetID: Optional<String>
    /// What was changed in it.
    public var changes: Optional<[AuditLogChange]>
    /// Who changed it.
    public var userID: Optional<Snowflake>
    /// What was done.
    public var actionType: Int
    /// More about what was done.
    @Boxed public var options: Optional<JSONValue>
    /// Why, from 1 to 512 characters.
    public var reason: Optional<String>

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - guildID: The guild.
    ///   - id: The entry's id.
    ///   - targetID: What was changed, mostly by its id.
    ///   - changes: What was changed in it.
    ///   - userID: Who changed it.
    ///   - actionType: What was done.
    ///   - options: More about what was done.
    ///   - reason: Why, from 1 to 512 characters.
    public init(
        guildID: Snowflake? = nil,
        id: Snowflake,
        targetID: String? = nil,
        changes: [AuditLogChange]? = nil,
        userID: Snowflake? = nil,
        actionType: Int,
        options: JSONValue? = nil,
        reason: String? = nil
    ) {
        self.guildID = guildID
        self.id = id
        self.targetID = targetID
        self.changes = changes
        self.userID = userID
        self.actionType = actionType
        self.options = options
        self.reason = reason
    }
}

extension GuildAuditLogEntryCreate: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var guildID: Snowflake?
        var id: Snowflake?
        var targetID: String?
        var changes: [AuditLogChange]?
        var userID: Snowflake?
        var actionType: Int?
        var options: JSONValue?
        var reason: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "guild_id": guildID = try json.lenient(Snowflake.self)
            case "id": id = try json.value(Snowflake.self)
            case "target_id": targetID = try json.lenient(String.self)
            case "changes": changes = try json.optionalList(AuditLogChange.self)
            case "user_id": userID = try json.lenient(Snowflake.self)
            case "action_type": actionType = try json.value(Int.self)
            case "options": options = try json.lenient(JSONValue.self)
            case "reason": reason = try json.lenient(String.self)
            default: try json.skip()
            }
        }
        self.init(
            guildID: guildID,
            id: try json.require(id, "id"),
            targetID: targetID,
            changes: changes,
            userID: userID,
            actionType: try json.require(actionType, "action_type"),
            options: options,
            reason: reason
        )
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("guild_id", guildID)
        json.member("id", id)
        json.member("target_id", targetID)
        json.member("changes", changes)
        json.member("user_id", userID)
        json.member("action_type", actionType)
        json.member("options", options)
        json.member("reason", reason)
        json.endObject()
    }
}

extension GuildAuditLogEntryCreate: EventPayload {
    /// `GUILD_AUDIT_LOG_ENTRY_CREATE`.
    public static let eventName: EventName = "GUILD_AUDIT_LOG_ENTRY_CREATE"
}

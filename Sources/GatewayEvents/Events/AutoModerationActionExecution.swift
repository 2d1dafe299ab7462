// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// The automatic moderation took an action.
///
/// Source: Discord's documentation, "Gateway Events", "Auto Moderation Action Execution".
public struct AutoModerationActionExecution: Hashable, Sendable {
    /// The guild.
    public var guildID: Snowflake
    /// The action.
    public var action: AutoModerationAction
    /// The rule.
    public var ruleID: Snowflake
    /// What triggers the rule; see ``AutoModerationRule``.
    public var ruleTriggerType: Int
    /// Who did what triggered it.
    public var userID: Snowflake
    /// The channel.
    public var channelID: Optional<Snowflake>
    /// The message; missing if it was blocked.
    public var messageID: Optional<Snowflake>
    /// The message that tells of it.
    public var alertSystemMessageID: Optional<Snowflake>
    /// What the user wrote; needs the intent for it.
    public var content: Optional<String>
    /// The word of the rule that occurs in it.
    public var matchedKeyword: Optional<String>
    /// The part of it that the word matched.
    public var matchedContent: Optional<String>

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - guildID: The guild.
    ///   - action: The action.
    ///   - ruleID: The rule.
    ///   - ruleTriggerType: What triggers the rule; see ``AutoModerationRule``.
    ///   - userID: Who did what triggered it.
    ///   - channelID: The channel.
    ///   - messageID: The message; missing if it was blocked.
    ///   - alertSystemMessageID: The message that tells of it.
    ///   - content: What the user wrote; needs the intent for it.
    ///   - matchedKeyword: The word of the rule that occurs in it.
    ///   - matchedContent: The part of it that the word matched.
    public init(
        guildID: Snowflake,
        action: AutoModerationAction,
        ruleID: Snowflake,
        ruleTriggerType: Int,
        userID: Snowflake,
        channelID: Snowflake? = nil,
        messageID: Snowflake? = nil,
        alertSystemMessageID: Snowflake? = nil,
        content: String? = nil,
        matchedKeyword: String? = nil,
        matchedContent: String? = nil
    ) {
        self.guildID = guildID
        self.action = action
        self.ruleID = ruleID
        self.ruleTriggerType = ruleTriggerType
        self.userID = userID
        self.channelID = channelID
        self.messageID = messageID
        self.alertSystemMessageID = alertSystemMessageID
        self.content = content
        self.matchedKeyword = matchedKeyword
        self.matchedContent = matchedContent
    }
}

extension AutoModerationActionExecution: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var guildID: Snowflake?
        var action: AutoModerationAction?
        var ruleID: Snowflake?
        var ruleTriggerType: Int?
        var userID: Snowflake?
        var channelID: Snowflake?
        var messageID: Snowflake?
        var alertSystemMessageID: Snowflake?
        var content: String?
        var matchedKeyword: String?
        var matchedContent: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "guild_id": guildID = try json.value(Snowflake.self)
            case "action": action = try json.value(AutoModerationAction.self)
            case "rule_id": ruleID = try json.value(Snowflake.self)
            case "rule_trigger_type": ruleTriggerType = try json.value(Int.self)
            case "user_id": userID = try json.value(Snowflake.self)
            case "channel_id": channelID = try json.lenient(Snowflake.self)
            case "message_id": messageID = try json.lenient(Snowflake.self)
            case "alert_system_message_id": alertSystemMessageID = try json.lenient(Snowflake.self)
            case "content": content = try json.lenient(String.self)
            case "matched_keyword": matchedKeyword = try json.lenient(String.self)
            case "matched_content": matchedContent = try json.lenient(String.self)
            default: try json.skip()
            }
        }
        self.init(
            guildID: try json.require(guildID, "guild_id"),
            action: try json.require(action, "action"),
            ruleID: try json.require(ruleID, "rule_id"),
            ruleTriggerType: try json.require(ruleTriggerType, "rule_trigger_type"),
            userID: try json.require(userID, "user_id"),
            channelID: channelID,
            messageID: messageID,
            alertSystemMessageID: alertSystemMessageID,
            content: content,
            matchedKeyword: matchedKeyword,
            matchedContent: matchedContent
        )
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("guild_id", guildID)
        json.member("action", action)
        json.member("rule_id", ruleID)
        json.member("rule_trigger_type", ruleTriggerType)
        json.member("user_id", userID)
        json.member("channel_id", channelID)
        json.member("message_id", messageID)
        json.member("alert_system_message_id", alertSystemMessageID)
        json.member("content", content)
        json.member("matched_keyword", matchedKeyword)
        json.member("matched_content", matchedContent)
        json.endObject()
    }
}

extension AutoModerationActionExecution: EventPayload {
    /// `AUTO_MODERATION_ACTION_EXECUTION`.
    public static let eventName: EventName = "AUTO_MODERATION_ACTION_EXECUTION"
}

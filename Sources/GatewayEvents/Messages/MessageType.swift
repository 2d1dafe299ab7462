// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON

/// What kind of message it is (Discord's documentation, "Message Resource", "Message Types").
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct MessageType: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// An ordinary message.
    public static let `default` = MessageType(rawValue: 0)
    /// Somebody was added to the group.
    public static let recipientAdd = MessageType(rawValue: 1)
    /// Somebody was removed from the group.
    public static let recipientRemove = MessageType(rawValue: 2)
    /// A call.
    public static let call = MessageType(rawValue: 3)
    /// The channel has a new name.
    public static let channelNameChange = MessageType(rawValue: 4)
    /// The channel has a new icon.
    public static let channelIconChange = MessageType(rawValue: 5)
    /// A message was pinned.
    public static let channelPinnedMessage = MessageType(rawValue: 6)
    /// A member joined.
    public static let userJoin = MessageType(rawValue: 7)
    /// A member boosted the guild.
    public static let guildBoost = MessageType(rawValue: 8)
    /// The guild reached level 1.
    public static let guildBoostTier1 = MessageType(rawValue: 9)
    /// The guild reached level 2.
    public static let guildBoostTier2 = MessageType(rawValue: 10)
    /// The guild reached level 3.
    public static let guildBoostTier3 = MessageType(rawValue: 11)
    /// A channel of another guild is followed.
    public static let channelFollowAdd = MessageType(rawValue: 12)
    /// The guild has left the discovery.
    public static let guildDiscoveryDisqualified = MessageType(rawValue: 14)
    /// The guild is back in the discovery.
    public static let guildDiscoveryRequalified = MessageType(rawValue: 15)
    /// The guild may have to leave the discovery.
    public static let guildDiscoveryGracePeriodInitialWarning = MessageType(rawValue: 16)
    /// The guild will soon have to leave the discovery.
    public static let guildDiscoveryGracePeriodFinalWarning = MessageType(rawValue: 17)
    /// A thread was created.
    public static let threadCreated = MessageType(rawValue: 18)
    /// An answer to another message.
    public static let reply = MessageType(rawValue: 19)
    /// The answer to a command.
    public static let chatInputCommand = MessageType(rawValue: 20)
    /// The message with which a thread began.
    public static let threadStarterMessage = MessageType(rawValue: 21)
    /// A reminder to invite others.
    public static let guildInviteReminder = MessageType(rawValue: 22)
    /// The answer to a command of a menu.
    public static let contextMenuCommand = MessageType(rawValue: 23)
    /// The automatic moderation took action.
    public static let autoModerationAction = MessageType(rawValue: 24)
    /// A role was bought.
    public static let roleSubscriptionPurchase = MessageType(rawValue: 25)
    /// An offer of something sold.
    public static let interactionPremiumUpsell = MessageType(rawValue: 26)
    /// A stage was opened.
    public static let stageStart = MessageType(rawValue: 27)
    /// A stage was closed.
    public static let stageEnd = MessageType(rawValue: 28)
    /// Somebody speaks on a stage.
    public static let stageSpeaker = MessageType(rawValue: 29)
    /// A stage has a new topic.
    public static let stageTopic = MessageType(rawValue: 31)
    /// The guild subscribed to an application.
    public static let guildApplicationPremiumSubscription = MessageType(rawValue: 32)
    /// The guild has paused something because of an incident.
    public static let guildIncidentAlertModeEnabled = MessageType(rawValue: 36)
    /// The guild has ended the pause.
    public static let guildIncidentAlertModeDisabled = MessageType(rawValue: 37)
    /// A raid was reported.
    public static let guildIncidentReportRaid = MessageType(rawValue: 38)
    /// The report of a raid was wrong.
    public static let guildIncidentReportFalseAlarm = MessageType(rawValue: 39)
    /// Something was bought.
    public static let purchaseNotification = MessageType(rawValue: 44)
    /// A poll has ended.
    public static let pollResult = MessageType(rawValue: 46)
}

extension MessageType: JSONReadable, JSONWritable {
    /// Reads an integer.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` for anything else.
    public init(json: inout JSONReader) throws(JSONError) {
        rawValue = try json.integer()
    }

    /// Writes the number.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.integer(rawValue)
    }
}

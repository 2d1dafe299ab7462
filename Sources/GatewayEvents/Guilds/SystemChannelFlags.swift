// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON

/// Which of the system's messages a guild leaves out.
///
/// Source: Discord's documentation, "Guild Resource", "System Channel Flags".
///
/// Bits without a name here are kept. In JSON it is an integer.
public struct SystemChannelFlags: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt64

    /// Creates a set from its bits.
    ///
    /// - Parameter rawValue: The bits.
    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// Of new members.
    public static let suppressJoinNotifications = SystemChannelFlags(rawValue: 1 << 0)
    /// Of boosts.
    public static let suppressPremiumSubscriptions = SystemChannelFlags(rawValue: 1 << 1)
    /// Tips for the setup.
    public static let suppressGuildReminderNotifications = SystemChannelFlags(rawValue: 1 << 2)
    /// The button to greet new members with a sticker.
    public static let suppressJoinNotificationReplies = SystemChannelFlags(rawValue: 1 << 3)
    /// Of bought roles.
    public static let suppressRoleSubscriptionPurchaseNotifications = SystemChannelFlags(rawValue: 1 << 4)
    /// The button to answer a bought role with a sticker.
    public static let suppressRoleSubscriptionPurchaseNotificationReplies = SystemChannelFlags(rawValue: 1 << 5)
}

extension SystemChannelFlags: JSONReadable, JSONWritable {
    /// Reads a number, or a string of its digits.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` for anything else.
    public init(json: inout JSONReader) throws(JSONError) {
        rawValue = try json.digits()
    }

    /// Writes an integer.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.integer(rawValue)
    }
}

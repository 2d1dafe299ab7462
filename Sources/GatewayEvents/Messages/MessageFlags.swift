// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON

/// The flags of a message (Discord's documentation, "Message Resource", "Message Flags").
///
/// Bits without a name here are kept. In JSON it is an integer.
public struct MessageFlags: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt64

    /// Creates a set from its bits.
    ///
    /// - Parameter rawValue: The bits.
    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// It was sent to the channels that follow its own.
    public static let crossposted = MessageFlags(rawValue: 1 << 0)
    /// It comes from a channel that is followed.
    public static let isCrosspost = MessageFlags(rawValue: 1 << 1)
    /// Its embeds are left out.
    public static let suppressEmbeds = MessageFlags(rawValue: 1 << 2)
    /// The message it comes from was deleted.
    public static let sourceMessageDeleted = MessageFlags(rawValue: 1 << 3)
    /// It comes from the system, urgently.
    public static let urgent = MessageFlags(rawValue: 1 << 4)
    /// A thread with its id begins with it.
    public static let hasThread = MessageFlags(rawValue: 1 << 5)
    /// Only the user of the interaction sees it.
    public static let ephemeral = MessageFlags(rawValue: 1 << 6)
    /// The application is still thinking.
    public static let loading = MessageFlags(rawValue: 1 << 7)
    /// Some roles could not be added to the thread.
    public static let failedToMentionSomeRolesInThread = MessageFlags(rawValue: 1 << 8)
    /// Nobody is notified of it.
    public static let suppressNotifications = MessageFlags(rawValue: 1 << 12)
    /// It is a voice message.
    public static let isVoiceMessage = MessageFlags(rawValue: 1 << 13)
    /// It holds a forwarded message.
    public static let hasSnapshot = MessageFlags(rawValue: 1 << 14)
    /// It consists of components alone.
    public static let isComponentsV2 = MessageFlags(rawValue: 1 << 15)
}

extension MessageFlags: JSONReadable, JSONWritable {
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

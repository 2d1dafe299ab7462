// Written by Scripts/generate-events of Scripts/events/users.txt; do not edit.

public import GatewayJSON

/// The flags of a membership (Discord's documentation, "Guild Resource", "Guild Member Flags").
///
/// Bits without a name here are kept. In JSON it is an integer.
public struct MemberFlags: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt64

    /// Creates a set from its bits.
    ///
    /// - Parameter rawValue: The bits.
    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// The member has left and joined again.
    public static let didRejoin = MemberFlags(rawValue: 1 << 0)
    /// The member has completed the onboarding.
    public static let completedOnboarding = MemberFlags(rawValue: 1 << 1)
    /// The member need not be verified.
    public static let bypassesVerification = MemberFlags(rawValue: 1 << 2)
    /// The member has begun the onboarding.
    public static let startedOnboarding = MemberFlags(rawValue: 1 << 3)
    /// A guest, who can reach only one voice channel.
    public static let isGuest = MemberFlags(rawValue: 1 << 4)
    /// The member has begun the actions of the server guide.
    public static let startedHomeActions = MemberFlags(rawValue: 1 << 5)
    /// The member has completed the actions of the server guide.
    public static let completedHomeActions = MemberFlags(rawValue: 1 << 6)
    /// The name of the member was blocked by the automatic moderation.
    public static let automodQuarantinedUsername = MemberFlags(rawValue: 1 << 7)
    /// The member has dismissed the offer of settings for direct messages.
    public static let dmSettingsUpsellAcknowledged = MemberFlags(rawValue: 1 << 9)
    /// The guild tag of the member was blocked by the automatic moderation.
    public static let automodQuarantinedGuildTag = MemberFlags(rawValue: 1 << 10)
}

extension MemberFlags: JSONReadable, JSONWritable {
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

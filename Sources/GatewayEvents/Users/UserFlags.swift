// Written by Scripts/generate-events of Scripts/events/users.txt; do not edit.

public import GatewayJSON

/// The flags of an account (Discord's documentation, "User Resource", "User Flags").
///
/// Bits without a name here are kept. In JSON it is an integer.
public struct UserFlags: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt64

    /// Creates a set from its bits.
    ///
    /// - Parameter rawValue: The bits.
    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// It belongs to an employee of Discord.
    public static let staff = UserFlags(rawValue: 1 << 0)
    /// It owns a partnered server.
    public static let partner = UserFlags(rawValue: 1 << 1)
    /// A coordinator of HypeSquad events.
    public static let hypeSquad = UserFlags(rawValue: 1 << 2)
    /// A bug hunter, level 1.
    public static let bugHunterLevel1 = UserFlags(rawValue: 1 << 3)
    /// A member of the House of Bravery.
    public static let hypeSquadOnlineHouse1 = UserFlags(rawValue: 1 << 6)
    /// A member of the House of Brilliance.
    public static let hypeSquadOnlineHouse2 = UserFlags(rawValue: 1 << 7)
    /// A member of the House of Balance.
    public static let hypeSquadOnlineHouse3 = UserFlags(rawValue: 1 << 8)
    /// An early supporter of Nitro.
    public static let premiumEarlySupporter = UserFlags(rawValue: 1 << 9)
    /// It is a team.
    public static let teamPseudoUser = UserFlags(rawValue: 1 << 10)
    /// A bug hunter, level 2.
    public static let bugHunterLevel2 = UserFlags(rawValue: 1 << 14)
    /// A verified bot.
    public static let verifiedBot = UserFlags(rawValue: 1 << 16)
    /// An early verified developer of bots.
    public static let verifiedDeveloper = UserFlags(rawValue: 1 << 17)
    /// An alumnus of the moderator programs.
    public static let certifiedModerator = UserFlags(rawValue: 1 << 18)
    /// A bot that gets its interactions over HTTP.
    public static let botHTTPInteractions = UserFlags(rawValue: 1 << 19)
    /// An active developer.
    public static let activeDeveloper = UserFlags(rawValue: 1 << 22)
}

extension UserFlags: JSONReadable, JSONWritable {
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

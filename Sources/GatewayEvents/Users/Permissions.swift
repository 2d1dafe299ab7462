// Written by Scripts/generate-events of Scripts/events/users.txt; do not edit.

public import GatewayJSON

/// What a member or role may do (Discord's documentation, "Permissions", "Bitwise Permission Flags").
///
/// Bits without a name here are kept. In JSON it is a decimal string.
public struct Permissions: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt64

    /// Creates a set from its bits.
    ///
    /// - Parameter rawValue: The bits.
    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// May create invites.
    public static let createInstantInvite = Permissions(rawValue: 1 << 0)
    /// May remove members.
    public static let kickMembers = Permissions(rawValue: 1 << 1)
    /// May ban members.
    public static let banMembers = Permissions(rawValue: 1 << 2)
    /// May do everything, whatever a channel denies.
    public static let administrator = Permissions(rawValue: 1 << 3)
    /// May change channels.
    public static let manageChannels = Permissions(rawValue: 1 << 4)
    /// May change the guild.
    public static let manageGuild = Permissions(rawValue: 1 << 5)
    /// May add new reactions.
    public static let addReactions = Permissions(rawValue: 1 << 6)
    /// May read the audit log.
    public static let viewAuditLog = Permissions(rawValue: 1 << 7)
    /// May be heard before others.
    public static let prioritySpeaker = Permissions(rawValue: 1 << 8)
    /// May go live.
    public static let stream = Permissions(rawValue: 1 << 9)
    /// May see channels, and read or join them.
    public static let viewChannel = Permissions(rawValue: 1 << 10)
    /// May send messages, but not in threads.
    public static let sendMessages = Permissions(rawValue: 1 << 11)
    /// May send messages that are read aloud.
    public static let sendTTSMessages = Permissions(rawValue: 1 << 12)
    /// May delete the messages of others.
    public static let manageMessages = Permissions(rawValue: 1 << 13)
    /// Its links are shown with a preview.
    public static let embedLinks = Permissions(rawValue: 1 << 14)
    /// May send files.
    public static let attachFiles = Permissions(rawValue: 1 << 15)
    /// May read earlier messages.
    public static let readMessageHistory = Permissions(rawValue: 1 << 16)
    /// May mention everyone, and all roles.
    public static let mentionEveryone = Permissions(rawValue: 1 << 17)
    /// May use the emojis of other guilds.
    public static let useExternalEmojis = Permissions(rawValue: 1 << 18)
    /// May see the guild's statistics.
    public static let viewGuildInsights = Permissions(rawValue: 1 << 19)
    /// May join voice channels.
    public static let connect = Permissions(rawValue: 1 << 20)
    /// May speak in voice channels.
    public static let speak = Permissions(rawValue: 1 << 21)
    /// May mute others in voice channels.
    public static let muteMembers = Permissions(rawValue: 1 << 22)
    /// May deafen others in voice channels.
    public static let deafenMembers = Permissions(rawValue: 1 << 23)
    /// May move others between voice channels.
    public static let moveMembers = Permissions(rawValue: 1 << 24)
    /// May speak without pressing a key.
    public static let useVAD = Permissions(rawValue: 1 << 25)
    /// May change its own nickname.
    public static let changeNickname = Permissions(rawValue: 1 << 26)
    /// May change the nicknames of others.
    public static let manageNicknames = Permissions(rawValue: 1 << 27)
    /// May change roles below its own.
    public static let manageRoles = Permissions(rawValue: 1 << 28)
    /// May change webhooks.
    public static let manageWebhooks = Permissions(rawValue: 1 << 29)
    /// May change emojis, stickers and sounds of anybody.
    public static let manageGuildExpressions = Permissions(rawValue: 1 << 30)
    /// May use the commands of applications.
    public static let useApplicationCommands = Permissions(rawValue: 1 << 31)
    /// May ask to speak on a stage.
    public static let requestToSpeak = Permissions(rawValue: 1 << 32)
    /// May change scheduled events of anybody.
    public static let manageEvents = Permissions(rawValue: 1 << 33)
    /// May change threads, and see all private ones.
    public static let manageThreads = Permissions(rawValue: 1 << 34)
    /// May create public threads.
    public static let createPublicThreads = Permissions(rawValue: 1 << 35)
    /// May create private threads.
    public static let createPrivateThreads = Permissions(rawValue: 1 << 36)
    /// May use the stickers of other guilds.
    public static let useExternalStickers = Permissions(rawValue: 1 << 37)
    /// May send messages in threads.
    public static let sendMessagesInThreads = Permissions(rawValue: 1 << 38)
    /// May start activities.
    public static let useEmbeddedActivities = Permissions(rawValue: 1 << 39)
    /// May time members out.
    public static let moderateMembers = Permissions(rawValue: 1 << 40)
    /// May see what the guild earns.
    public static let viewCreatorMonetizationAnalytics = Permissions(rawValue: 1 << 41)
    /// May play sounds.
    public static let useSoundboard = Permissions(rawValue: 1 << 42)
    /// May create emojis, stickers and sounds, and change its own.
    public static let createGuildExpressions = Permissions(rawValue: 1 << 43)
    /// May create scheduled events, and change its own.
    public static let createEvents = Permissions(rawValue: 1 << 44)
    /// May play the sounds of other guilds.
    public static let useExternalSounds = Permissions(rawValue: 1 << 45)
    /// May send voice messages.
    public static let sendVoiceMessages = Permissions(rawValue: 1 << 46)
    /// May send polls.
    public static let sendPolls = Permissions(rawValue: 1 << 49)
    /// Its own applications may answer for all to see.
    public static let useExternalApps = Permissions(rawValue: 1 << 50)
    /// May pin messages.
    public static let pinMessages = Permissions(rawValue: 1 << 51)
    /// May ignore the slow mode.
    public static let bypassSlowmode = Permissions(rawValue: 1 << 52)
}

extension Permissions: JSONReadable, JSONWritable {
    /// Reads a number, or a string of its digits.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` for anything else.
    public init(json: inout JSONReader) throws(JSONError) {
        rawValue = try json.digits()
    }

    /// Writes a decimal string.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.string(String(rawValue))
    }
}

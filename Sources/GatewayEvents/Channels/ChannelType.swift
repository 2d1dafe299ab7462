// Written by Scripts/generate-events of Scripts/events/channels.txt; do not edit.

public import GatewayJSON

/// What kind of channel it is (Discord's documentation, "Channels Resource", "Channel Types").
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct ChannelType: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// A text channel of a guild.
    public static let guildText = ChannelType(rawValue: 0)
    /// A direct message.
    public static let dm = ChannelType(rawValue: 1)
    /// A voice channel of a guild.
    public static let guildVoice = ChannelType(rawValue: 2)
    /// A direct message between several users.
    public static let groupDM = ChannelType(rawValue: 3)
    /// A category, which holds channels.
    public static let guildCategory = ChannelType(rawValue: 4)
    /// A channel whose messages other guilds can follow.
    public static let guildAnnouncement = ChannelType(rawValue: 5)
    /// A thread in an announcement channel.
    public static let announcementThread = ChannelType(rawValue: 10)
    /// A thread that all can see.
    public static let publicThread = ChannelType(rawValue: 11)
    /// A thread that only those invited can see.
    public static let privateThread = ChannelType(rawValue: 12)
    /// A stage, where few speak to many.
    public static let guildStageVoice = ChannelType(rawValue: 13)
    /// The list of guilds in a hub.
    public static let guildDirectory = ChannelType(rawValue: 14)
    /// A channel that holds only threads.
    public static let guildForum = ChannelType(rawValue: 15)
    /// A channel that holds only threads, with media.
    public static let guildMedia = ChannelType(rawValue: 16)
}

extension ChannelType: JSONReadable, JSONWritable {
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

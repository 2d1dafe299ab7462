// Written by Scripts/generate-events of Scripts/events/channels.txt; do not edit.

public import GatewayJSON

/// The flags of a channel (Discord's documentation, "Channels Resource", "Channel Flags").
///
/// Bits without a name here are kept. In JSON it is an integer.
public struct ChannelFlags: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt64

    /// Creates a set from its bits.
    ///
    /// - Parameter rawValue: The bits.
    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// The thread is pinned in its forum.
    public static let pinned = ChannelFlags(rawValue: 1 << 1)
    /// New threads of the forum need a tag.
    public static let requireTag = ChannelFlags(rawValue: 1 << 4)
    /// Media of the channel cannot be downloaded by a button.
    public static let hideMediaDownloadOptions = ChannelFlags(rawValue: 1 << 15)
    /// The bot cannot see the channel, and most of it is not told.
    public static let obfuscated = ChannelFlags(rawValue: 1 << 17)
    /// The channel is hidden behind a warning.
    public static let spoilerChannel = ChannelFlags(rawValue: 1 << 21)
}

extension ChannelFlags: JSONReadable, JSONWritable {
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

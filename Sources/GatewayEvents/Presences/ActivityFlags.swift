// Written by Scripts/generate-events of Scripts/events/presences.txt; do not edit.

public import GatewayJSON

/// What an activity allows (Discord's documentation, "Gateway Events", "Activity Flags").
///
/// Bits without a name here are kept. In JSON it is an integer.
public struct ActivityFlags: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt64

    /// Creates a set from its bits.
    ///
    /// - Parameter rawValue: The bits.
    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// It is an instanced game session.
    public static let instance = ActivityFlags(rawValue: 1 << 0)
    /// It can be joined.
    public static let join = ActivityFlags(rawValue: 1 << 1)
    /// It can be watched.
    public static let spectate = ActivityFlags(rawValue: 1 << 2)
    /// Joining it must be asked for.
    public static let joinRequest = ActivityFlags(rawValue: 1 << 3)
    /// It can be followed in step, as a song is.
    public static let sync = ActivityFlags(rawValue: 1 << 4)
    /// It can be played.
    public static let play = ActivityFlags(rawValue: 1 << 5)
    /// Friends may join its party.
    public static let partyPrivacyFriends = ActivityFlags(rawValue: 1 << 6)
    /// People in the same voice channel may join its party.
    public static let partyPrivacyVoiceChannel = ActivityFlags(rawValue: 1 << 7)
    /// It runs inside Discord.
    public static let embedded = ActivityFlags(rawValue: 1 << 8)
    /// It belongs to no place; not documented by Discord.
    public static let contextless = ActivityFlags(rawValue: 1 << 9)
}

extension ActivityFlags: JSONReadable, JSONWritable {
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

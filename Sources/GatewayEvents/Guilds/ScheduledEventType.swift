// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON

/// Where a scheduled event will be (Discord's documentation, "Guild Scheduled Event", "Entity Types").
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct ScheduledEventType: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// On a stage.
    public static let stageInstance = ScheduledEventType(rawValue: 1)
    /// In a voice channel.
    public static let voice = ScheduledEventType(rawValue: 2)
    /// Outside of Discord.
    public static let external = ScheduledEventType(rawValue: 3)
}

extension ScheduledEventType: JSONReadable, JSONWritable {
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

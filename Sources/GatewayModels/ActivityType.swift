public import GatewayJSON

/// What somebody is doing (Discord's documentation, "Gateway Events", "Activity Types").
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct ActivityType: RawRepresentable, Hashable, Codable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a type from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Shown as "Playing" and the name.
    public static let playing = ActivityType(rawValue: 0)
    /// Shown as "Streaming" and the details; needs a URL of twitch.tv or youtube.com.
    public static let streaming = ActivityType(rawValue: 1)
    /// Shown as "Listening to" and the name.
    public static let listening = ActivityType(rawValue: 2)
    /// Shown as "Watching" and the name.
    public static let watching = ActivityType(rawValue: 3)
    /// Shown as the state, with an emoji where there is one.
    public static let custom = ActivityType(rawValue: 4)
    /// Shown as "Competing in" and the name.
    public static let competing = ActivityType(rawValue: 5)
}

extension ActivityType: JSONWritable {
    /// Writes the number.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.integer(rawValue)
    }
}

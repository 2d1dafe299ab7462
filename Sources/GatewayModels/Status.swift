public import GatewayJSON

/// How available a user is (Discord's documentation, "Gateway Events", "Status Types").
///
/// An open set: a status that Discord adds is kept under its name. In JSON it is a string.
public struct Status: RawRepresentable, Hashable, Codable, Sendable {
    /// Discord's name.
    public let rawValue: String

    /// Creates a status from its name; every text is one.
    ///
    /// - Parameter rawValue: Discord's name.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Online.
    public static let online = Status(rawValue: "online")
    /// Do not disturb.
    public static let dnd = Status(rawValue: "dnd")
    /// Away.
    public static let idle = Status(rawValue: "idle")
    /// Online, but shown as offline; sent only, since others receive ``offline``.
    public static let invisible = Status(rawValue: "invisible")
    /// Offline; documented as sendable, but a bot that sends it is still shown as online.
    public static let offline = Status(rawValue: "offline")
}

extension Status: CustomStringConvertible {
    /// Discord's name.
    public var description: String {
        rawValue
    }
}

extension Status: JSONWritable {
    /// Writes the name.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.string(rawValue)
    }
}

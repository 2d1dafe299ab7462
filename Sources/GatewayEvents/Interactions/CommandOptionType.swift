// Written by Scripts/generate-events of Scripts/events/interactions.txt; do not edit.

public import GatewayJSON

/// What kind of option it is (Discord's documentation, "Application Commands", "Application Command Option Type").
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct CommandOptionType: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// A command below.
    public static let subCommand = CommandOptionType(rawValue: 1)
    /// A group of commands below.
    public static let subCommandGroup = CommandOptionType(rawValue: 2)
    /// A text.
    public static let string = CommandOptionType(rawValue: 3)
    /// A whole number.
    public static let integer = CommandOptionType(rawValue: 4)
    /// A flag.
    public static let boolean = CommandOptionType(rawValue: 5)
    /// A user.
    public static let user = CommandOptionType(rawValue: 6)
    /// A channel.
    public static let channel = CommandOptionType(rawValue: 7)
    /// A role.
    public static let role = CommandOptionType(rawValue: 8)
    /// A user or role.
    public static let mentionable = CommandOptionType(rawValue: 9)
    /// A number.
    public static let number = CommandOptionType(rawValue: 10)
    /// A file.
    public static let attachment = CommandOptionType(rawValue: 11)
}

extension CommandOptionType: JSONReadable, JSONWritable {
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

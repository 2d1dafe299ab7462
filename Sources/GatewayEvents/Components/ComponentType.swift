// Written by Scripts/generate-events of Scripts/events/components.txt; do not edit.

public import GatewayJSON

/// What kind of component it is (Discord's documentation, "Component Reference", "Component Types").
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct ComponentType: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// A row of others.
    public static let actionRow = ComponentType(rawValue: 1)
    /// A button.
    public static let button = ComponentType(rawValue: 2)
    /// A menu of texts.
    public static let stringSelect = ComponentType(rawValue: 3)
    /// A field for a text.
    public static let textInput = ComponentType(rawValue: 4)
    /// A menu of users.
    public static let userSelect = ComponentType(rawValue: 5)
    /// A menu of roles.
    public static let roleSelect = ComponentType(rawValue: 6)
    /// A menu of users and roles.
    public static let mentionableSelect = ComponentType(rawValue: 7)
    /// A menu of channels.
    public static let channelSelect = ComponentType(rawValue: 8)
    /// Texts with something beside them.
    public static let section = ComponentType(rawValue: 9)
    /// A text.
    public static let textDisplay = ComponentType(rawValue: 10)
    /// A small image.
    public static let thumbnail = ComponentType(rawValue: 11)
    /// Images.
    public static let mediaGallery = ComponentType(rawValue: 12)
    /// A file.
    public static let file = ComponentType(rawValue: 13)
    /// A space between others.
    public static let separator = ComponentType(rawValue: 14)
    /// A box around others.
    public static let container = ComponentType(rawValue: 17)
    /// A text over another one.
    public static let label = ComponentType(rawValue: 18)
    /// A field for files.
    public static let fileUpload = ComponentType(rawValue: 19)
    /// Choices of which one is taken.
    public static let radioGroup = ComponentType(rawValue: 21)
    /// Choices of which several are taken.
    public static let checkboxGroup = ComponentType(rawValue: 22)
    /// A single choice.
    public static let checkbox = ComponentType(rawValue: 23)
}

extension ComponentType: JSONReadable, JSONWritable {
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

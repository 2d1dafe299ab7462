// Written by Scripts/generate-events of Scripts/events/components.txt; do not edit.

public import GatewayJSON

/// A choice of a menu (Discord's documentation, "Component Reference", "Select Option Structure").
public struct SelectOption: Hashable, Sendable {
    /// What the user sees.
    public var label: String
    /// What the application gets.
    public var value: String
    /// A description of it.
    public var description: Optional<String>
    /// The emoji beside it.
    @Boxed public var emoji: Optional<Emoji>
    /// Whether it is chosen in advance.
    public var isDefault: Optional<Bool>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - label: What the user sees.
    ///   - value: What the application gets.
    ///   - description: A description of it.
    ///   - emoji: The emoji beside it.
    ///   - isDefault: Whether it is chosen in advance.
    public init(label: String, value: String, description: String? = nil, emoji: Emoji? = nil, isDefault: Bool? = nil) {
        self.label = label
        self.value = value
        self.description = description
        self.emoji = emoji
        self.isDefault = isDefault
    }
}

extension SelectOption: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var label: String?
        var value: String?
        var description: String?
        var emoji: Emoji?
        var isDefault: Bool?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "label": label = try json.value(String.self)
            case "value": value = try json.value(String.self)
            case "description": description = try json.lenient(String.self)
            case "emoji": emoji = try json.lenient(Emoji.self)
            case "default": isDefault = try json.lenient(Bool.self)
            default: try json.skip()
            }
        }
        self.init(
            label: try json.require(label, "label"),
            value: try json.require(value, "value"),
            description: description,
            emoji: emoji,
            isDefault: isDefault
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("label", label)
        json.member("value", value)
        json.member("description", description)
        json.member("emoji", emoji)
        json.member("default", isDefault)
        json.endObject()
    }
}

// Written by Scripts/generate-events of Scripts/events/interactions.txt; do not edit.

public import GatewayJSON

/// An option of a command, or a command below it.
///
/// Source: Discord's documentation, "Receiving and Responding", "Application Command Interaction Data Option
/// Structure".
public struct InteractionOption: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// What kind of option it is.
    public var type: CommandOptionType
    /// What was given: a text, a number or a flag.
    public var value: Optional<JSONValue>
    /// The options of the command below.
    public var options: Optional<[InteractionOption]>
    /// Whether it is the one being written.
    public var isFocused: Optional<Bool>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - name: What it is called.
    ///   - type: What kind of option it is.
    ///   - value: What was given: a text, a number or a flag.
    ///   - options: The options of the command below.
    ///   - isFocused: Whether it is the one being written.
    public init(
        name: String,
        type: CommandOptionType,
        value: JSONValue? = nil,
        options: [InteractionOption]? = nil,
        isFocused: Bool? = nil
    ) {
        self.name = name
        self.type = type
        self.value = value
        self.options = options
        self.isFocused = isFocused
    }
}

extension InteractionOption: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var name: String?
        var type: CommandOptionType?
        var value: JSONValue?
        var options: [InteractionOption]?
        var isFocused: Bool?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "name": name = try json.value(String.self)
            case "type": type = try json.value(CommandOptionType.self)
            case "value": value = try json.lenient(JSONValue.self)
            case "options": options = try json.optionalList(InteractionOption.self)
            case "focused": isFocused = try json.lenient(Bool.self)
            default: try json.skip()
            }
        }
        self.init(
            name: try json.require(name, "name"),
            type: try json.require(type, "type"),
            value: value,
            options: options,
            isFocused: isFocused
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("name", name)
        json.member("type", type)
        json.member("value", value)
        json.member("options", options)
        json.member("focused", isFocused)
        json.endObject()
    }
}

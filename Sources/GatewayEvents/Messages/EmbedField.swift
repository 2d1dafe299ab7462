// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON

/// A field of an embed (Discord's documentation, "Message Resource", "Embed Field Structure").
public struct EmbedField: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// What it says.
    public var value: String
    /// Whether it may stand beside others.
    public var isInline: Optional<Bool>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - name: What it is called.
    ///   - value: What it says.
    ///   - isInline: Whether it may stand beside others.
    public init(name: String, value: String, isInline: Bool? = nil) {
        self.name = name
        self.value = value
        self.isInline = isInline
    }
}

extension EmbedField: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var name: String?
        var value: String?
        var isInline: Bool?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "name": name = try json.value(String.self)
            case "value": value = try json.value(String.self)
            case "inline": isInline = try json.lenient(Bool.self)
            default: try json.skip()
            }
        }
        self.init(name: try json.require(name, "name"), value: try json.require(value, "value"), isInline: isInline)
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("name", name)
        json.member("value", value)
        json.member("inline", isInline)
        json.endObject()
    }
}

// Written by Scripts/generate-events of Scripts/events/interactions.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// As much of a guild as an interaction tells.
///
/// Source: Discord's documentation, "Receiving and Responding", "Interaction Structure".
public struct InteractionGuild: Hashable, Sendable {
    /// The guild's id.
    public var id: Snowflake
    /// Its language, such as `en-US`.
    public var locale: Optional<String>
    /// The features that it has.
    public var features: [String]

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The guild's id.
    ///   - locale: Its language, such as `en-US`.
    ///   - features: The features that it has.
    public init(id: Snowflake, locale: String? = nil, features: [String] = []) {
        self.id = id
        self.locale = locale
        self.features = features
    }
}

extension InteractionGuild: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var locale: String?
        var features: [String] = []
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "locale": locale = try json.lenient(String.self)
            case "features": features = try json.list(String.self)
            default: try json.skip()
            }
        }
        self.init(id: try json.require(id, "id"), locale: locale, features: features)
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("locale", locale)
        json.member("features", features)
        json.endObject()
    }
}

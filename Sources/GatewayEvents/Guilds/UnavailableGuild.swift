// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A guild of which only the id is known, because of an outage or because it is yet to come.
///
/// Source: Discord's documentation, "Guild Resource", "Unavailable Guild Object".
public struct UnavailableGuild: Hashable, Sendable {
    /// The guild's id.
    public var id: Snowflake
    /// Whether it is unavailable.
    public var isUnavailable: Optional<Bool>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The guild's id.
    ///   - isUnavailable: Whether it is unavailable.
    public init(id: Snowflake, isUnavailable: Bool? = nil) {
        self.id = id
        self.isUnavailable = isUnavailable
    }
}

extension UnavailableGuild: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var isUnavailable: Bool?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "unavailable": isUnavailable = try json.lenient(Bool.self)
            default: try json.skip()
            }
        }
        self.init(id: try json.require(id, "id"), isUnavailable: isUnavailable)
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("unavailable", isUnavailable)
        json.endObject()
    }
}

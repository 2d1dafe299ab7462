// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON

/// The account of an integration at its service.
///
/// Source: Discord's documentation, "Guild Resource", "Integration Account Object".
public struct IntegrationAccount: Hashable, Sendable {
    /// The account's id; not always a snowflake.
    public var id: String
    /// What it is called.
    public var name: String

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The account's id; not always a snowflake.
    ///   - name: What it is called.
    public init(id: String, name: String) {
        self.id = id
        self.name = name
    }
}

extension IntegrationAccount: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: String?
        var name: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(String.self)
            case "name": name = try json.value(String.self)
            default: try json.skip()
            }
        }
        self.init(id: try json.require(id, "id"), name: try json.require(name, "name"))
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("name", name)
        json.endObject()
    }
}

// Written by Scripts/generate-events of Scripts/events/components.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// What is chosen in advance in a menu of users, roles or channels.
///
/// Source: Discord's documentation, "Component Reference", "Select Default Value Structure".
public struct SelectDefault: Hashable, Sendable {
    /// The user, role or channel.
    public var id: Snowflake
    /// Which of these it is: `user`, `role` or `channel`.
    public var type: String

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The user, role or channel.
    ///   - type: Which of these it is: `user`, `role` or `channel`.
    public init(id: Snowflake, type: String) {
        self.id = id
        self.type = type
    }
}

extension SelectDefault: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var type: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "type": type = try json.value(String.self)
            default: try json.skip()
            }
        }
        self.init(id: try json.require(id, "id"), type: try json.require(type, "type"))
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("type", type)
        json.endObject()
    }
}

// Written by Scripts/generate-events of Scripts/events/interactions.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// Whether a role, a user or a channel may use a command.
///
/// Source: Discord's documentation, "Application Commands", "Application Command Permissions Structure".
public struct CommandPermission: Hashable, Sendable {
    /// The role, the user or the channel.
    public var id: Snowflake
    /// Which of them it is.
    public var type: CommandPermissionType
    /// Whether the command may be used.
    public var isAllowed: Bool

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The role, the user or the channel.
    ///   - type: Which of them it is.
    ///   - isAllowed: Whether the command may be used.
    public init(id: Snowflake, type: CommandPermissionType, isAllowed: Bool) {
        self.id = id
        self.type = type
        self.isAllowed = isAllowed
    }
}

extension CommandPermission: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var type: CommandPermissionType?
        var isAllowed: Bool?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "type": type = try json.value(CommandPermissionType.self)
            case "permission": isAllowed = try json.value(Bool.self)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.require(id, "id"),
            type: try json.require(type, "type"),
            isAllowed: try json.require(isAllowed, "permission")
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("type", type)
        json.member("permission", isAllowed)
        json.endObject()
    }
}

// Written by Scripts/generate-events of Scripts/events/channels.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// What a role or a member may and may not do in a channel.
///
/// Source: Discord's documentation, "Channels Resource", "Overwrite Object".
public struct PermissionOverwrite: Hashable, Sendable {
    /// The role or user.
    public var id: Snowflake
    /// Which of both it is.
    public var type: PermissionOverwriteType
    /// What it may do.
    public var allow: Permissions
    /// What it may not do.
    public var deny: Permissions

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The role or user.
    ///   - type: Which of both it is.
    ///   - allow: What it may do.
    ///   - deny: What it may not do.
    public init(id: Snowflake, type: PermissionOverwriteType, allow: Permissions, deny: Permissions) {
        self.id = id
        self.type = type
        self.allow = allow
        self.deny = deny
    }
}

extension PermissionOverwrite: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var type: PermissionOverwriteType?
        var allow: Permissions?
        var deny: Permissions?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "type": type = try json.value(PermissionOverwriteType.self)
            case "allow": allow = try json.value(Permissions.self)
            case "deny": deny = try json.value(Permissions.self)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.require(id, "id"),
            type: try json.require(type, "type"),
            allow: try json.require(allow, "allow"),
            deny: try json.require(deny, "deny")
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("type", type)
        json.member("allow", allow)
        json.member("deny", deny)
        json.endObject()
    }
}

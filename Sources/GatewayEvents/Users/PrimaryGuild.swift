// Written by Scripts/generate-events of Scripts/events/users.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// The guild whose tag a user shows (Discord's documentation, "User Resource", "User Primary Guild Object").
public struct PrimaryGuild: Hashable, Sendable {
    /// The guild's id.
    public var identityGuildID: Optional<Snowflake>
    /// Whether the tag is shown; null if the system took it away.
    public var isIdentityEnabled: Optional<Bool>
    /// The tag, at most 4 characters.
    public var tag: Optional<String>
    /// The hash of the badge's image.
    public var badge: Optional<String>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - identityGuildID: The guild's id.
    ///   - isIdentityEnabled: Whether the tag is shown; null if the system took it away.
    ///   - tag: The tag, at most 4 characters.
    ///   - badge: The hash of the badge's image.
    public init(
        identityGuildID: Snowflake? = nil,
        isIdentityEnabled: Bool? = nil,
        tag: String? = nil,
        badge: String? = nil
    ) {
        self.identityGuildID = identityGuildID
        self.isIdentityEnabled = isIdentityEnabled
        self.tag = tag
        self.badge = badge
    }
}

extension PrimaryGuild: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var identityGuildID: Snowflake?
        var isIdentityEnabled: Bool?
        var tag: String?
        var badge: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "identity_guild_id": identityGuildID = try json.lenient(Snowflake.self)
            case "identity_enabled": isIdentityEnabled = try json.lenient(Bool.self)
            case "tag": tag = try json.lenient(String.self)
            case "badge": badge = try json.lenient(String.self)
            default: try json.skip()
            }
        }
        self.init(identityGuildID: identityGuildID, isIdentityEnabled: isIdentityEnabled, tag: tag, badge: badge)
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.nullable("identity_guild_id", identityGuildID)
        json.nullable("identity_enabled", isIdentityEnabled)
        json.nullable("tag", tag)
        json.nullable("badge", badge)
        json.endObject()
    }
}

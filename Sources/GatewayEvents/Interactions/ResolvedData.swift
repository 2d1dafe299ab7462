// Written by Scripts/generate-events of Scripts/events/interactions.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// The objects that an interaction names by their ids.
///
/// Source: Discord's documentation, "Receiving and Responding", "Resolved Data Structure".
public struct ResolvedData: Hashable, Sendable {
    /// The users.
    public var users: Optional<[Snowflake: User]>
    /// The users as members of the guild, without user, deafness or muteness.
    public var members: Optional<[Snowflake: GuildMember]>
    /// The roles.
    public var roles: Optional<[Snowflake: Role]>
    /// The channels, of which a part is told.
    public var channels: Optional<[Snowflake: Channel]>
    /// The messages, of which a part may be told.
    public var messages: Optional<[Snowflake: Message]>
    /// The files.
    public var attachments: Optional<[Snowflake: Attachment]>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - users: The users.
    ///   - members: The users as members of the guild, without user, deafness or muteness.
    ///   - roles: The roles.
    ///   - channels: The channels, of which a part is told.
    ///   - messages: The messages, of which a part may be told.
    ///   - attachments: The files.
    public init(
        users: [Snowflake: User]? = nil,
        members: [Snowflake: GuildMember]? = nil,
        roles: [Snowflake: Role]? = nil,
        channels: [Snowflake: Channel]? = nil,
        messages: [Snowflake: Message]? = nil,
        attachments: [Snowflake: Attachment]? = nil
    ) {
        self.users = users
        self.members = members
        self.roles = roles
        self.channels = channels
        self.messages = messages
        self.attachments = attachments
    }
}

extension ResolvedData: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var users: [Snowflake: User]?
        var members: [Snowflake: GuildMember]?
        var roles: [Snowflake: Role]?
        var channels: [Snowflake: Channel]?
        var messages: [Snowflake: Message]?
        var attachments: [Snowflake: Attachment]?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "users": users = try json.optionalMap(Snowflake.self, User.self)
            case "members": members = try json.optionalMap(Snowflake.self, GuildMember.self)
            case "roles": roles = try json.optionalMap(Snowflake.self, Role.self)
            case "channels": channels = try json.optionalMap(Snowflake.self, Channel.self)
            case "messages": messages = try json.optionalMap(Snowflake.self, Message.self)
            case "attachments": attachments = try json.optionalMap(Snowflake.self, Attachment.self)
            default: try json.skip()
            }
        }
        self.init(
            users: users,
            members: members,
            roles: roles,
            channels: channels,
            messages: messages,
            attachments: attachments
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("users", users)
        json.member("members", members)
        json.member("roles", roles)
        json.member("channels", channels)
        json.member("messages", messages)
        json.member("attachments", attachments)
        json.endObject()
    }
}

// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// The interaction that a message answers, in its old form.
///
/// Source: Discord's documentation, "Receiving and Responding", "Message Interaction Object".
public struct MessageInteraction: Hashable, Sendable {
    /// The interaction's id.
    public var id: Snowflake
    /// What kind of interaction it was.
    public var type: InteractionType
    /// The command.
    public var name: String
    /// Who caused it.
    public var user: User
    /// The user as a member of the guild.
    @Boxed public var member: Optional<GuildMember>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The interaction's id.
    ///   - type: What kind of interaction it was.
    ///   - name: The command.
    ///   - user: Who caused it.
    ///   - member: The user as a member of the guild.
    public init(id: Snowflake, type: InteractionType, name: String, user: User, member: GuildMember? = nil) {
        self.id = id
        self.type = type
        self.name = name
        self.user = user
        self.member = member
    }
}

extension MessageInteraction: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var type: InteractionType?
        var name: String?
        var user: User?
        var member: GuildMember?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "type": type = try json.value(InteractionType.self)
            case "name": name = try json.value(String.self)
            case "user": user = try json.value(User.self)
            case "member": member = try json.lenient(GuildMember.self)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.require(id, "id"),
            type: try json.require(type, "type"),
            name: try json.require(name, "name"),
            user: try json.require(user, "user"),
            member: member
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("type", type)
        json.member("name", name)
        json.member("user", user)
        json.member("member", member)
        json.endObject()
    }
}

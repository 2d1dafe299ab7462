// Written by Scripts/generate-events of Scripts/events/expressions.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// An emoji, of Unicode or of a guild (Discord's documentation, "Emoji Resource", "Emoji Object").
public struct Emoji: Hashable, Sendable {
    /// The id of a guild's emoji; null for one of Unicode.
    public var id: Optional<Snowflake>
    /// The emoji itself, or the name of a guild's; null if it was deleted.
    public var name: Optional<String>
    /// The roles that may use it.
    public var roles: Optional<[Snowflake]>
    /// Who created it.
    @Boxed public var user: Optional<User>
    /// Whether its name is written between colons.
    public var requiresColons: Optional<Bool>
    /// Whether an integration manages it.
    public var isManaged: Optional<Bool>
    /// Whether it moves.
    public var isAnimated: Optional<Bool>
    /// Whether it can be used; not after the loss of boosts.
    public var isAvailable: Optional<Bool>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The id of a guild's emoji; null for one of Unicode.
    ///   - name: The emoji itself, or the name of a guild's; null if it was deleted.
    ///   - roles: The roles that may use it.
    ///   - user: Who created it.
    ///   - requiresColons: Whether its name is written between colons.
    ///   - isManaged: Whether an integration manages it.
    ///   - isAnimated: Whether it moves.
    ///   - isAvailable: Whether it can be used; not after the loss of boosts.
    public init(
        id: Snowflake? = nil,
        name: String? = nil,
        roles: [Snowflake]? = nil,
        user: User? = nil,
        requiresColons: Bool? = nil,
        isManaged: Bool? = nil,
        isAnimated: Bool? = nil,
        isAvailable: Bool? = nil
    ) {
        self.id = id
        self.name = name
        self.roles = roles
        self.user = user
        self.requiresColons = requiresColons
        self.isManaged = isManaged
        self.isAnimated = isAnimated
        self.isAvailable = isAvailable
    }
}

extension Emoji: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var name: String?
        var roles: [Snowflake]?
        var user: User?
        var requiresColons: Bool?
        var isManaged: Bool?
        var isAnimated: Bool?
        var isAvailable: Bool?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.lenient(Snowflake.self)
            case "name": name = try json.lenient(String.self)
            case "roles": roles = try json.optionalList(Snowflake.self)
            case "user": user = try json.lenient(User.self)
            case "require_colons": requiresColons = try json.lenient(Bool.self)
            case "managed": isManaged = try json.lenient(Bool.self)
            case "animated": isAnimated = try json.lenient(Bool.self)
            case "available": isAvailable = try json.lenient(Bool.self)
            default: try json.skip()
            }
        }
        self.init(
            id: id,
            name: name,
            roles: roles,
            user: user,
            requiresColons: requiresColons,
            isManaged: isManaged,
            isAnimated: isAnimated,
            isAvailable: isAvailable
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("name", name)
        json.member("roles", roles)
        json.member("user", user)
        json.member("require_colons", requiresColons)
        json.member("managed", isManaged)
        json.member("animated", isAnimated)
        json.member("available", isAvailable)
        json.endObject()
    }
}

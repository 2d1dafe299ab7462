// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A role of a guild (Discord's documentation, "Permissions", "Role Object").
public struct Role: Hashable, Sendable {
    /// The role's id; that of `@everyone` is the guild's.
    public var id: Snowflake
    /// What it is called.
    public var name: String
    /// Its color, as a number of 24 bits; `colors` has taken its place.
    public var color: Optional<Int>
    /// Its colors.
    public var colors: Optional<RoleColors>
    /// Whether its members are shown apart.
    public var isHoisted: Optional<Bool>
    /// The hash of the icon's image.
    public var icon: Optional<String>
    /// The emoji that is its icon.
    public var unicodeEmoji: Optional<String>
    /// Its place among the roles.
    public var position: Optional<Int>
    /// What its members may do.
    public var permissions: Permissions
    /// Whether an integration manages it.
    public var isManaged: Optional<Bool>
    /// Whether everybody may mention it.
    public var isMentionable: Optional<Bool>
    /// What it belongs to.
    @Boxed public var tags: Optional<RoleTags>
    /// Its flags.
    public var flags: Optional<RoleFlags>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The role's id; that of `@everyone` is the guild's.
    ///   - name: What it is called.
    ///   - color: Its color, as a number of 24 bits; `colors` has taken its place.
    ///   - colors: Its colors.
    ///   - isHoisted: Whether its members are shown apart.
    ///   - icon: The hash of the icon's image.
    ///   - unicodeEmoji: The emoji that is its icon.
    ///   - position: Its place among the roles.
    ///   - permissions: What its members may do.
    ///   - isManaged: Whether an integration manages it.
    ///   - isMentionable: Whether everybody may mention it.
    ///   - tags: What it belongs to.
    ///   - flags: Its flags.
    public init(
        id: Snowflake,
        name: String,
        color: Int? = nil,
        colors: RoleColors? = nil,
        isHoisted: Bool? = nil,
        icon: String? = nil,
        unicodeEmoji: String? = nil,
        position: Int? = nil,
        permissions: Permissions,
        isManaged: Bool? = nil,
        isMentionable: Bool? = nil,
        tags: RoleTags? = nil,
        flags: RoleFlags? = nil
    ) {
        self.id = id
        self.name = name
        self.color = color
        self.colors = colors
        self.isHoisted = isHoisted
        self.icon = icon
        self.unicodeEmoji = unicodeEmoji
        self.position = position
        self.permissions = permissions
        self.isManaged = isManaged
        self.isMentionable = isMentionable
        self.tags = tags
        self.flags = flags
    }
}

extension Role: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var name: String?
        var color: Int?
        var colors: RoleColors?
        var isHoisted: Bool?
        var icon: String?
        var unicodeEmoji: String?
        var position: Int?
        var permissions: Permissions?
        var isManaged: Bool?
        var isMentionable: Bool?
        var tags: RoleTags?
        var flags: RoleFlags?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "name": name = try json.value(String.self)
            case "color": color = try json.lenient(Int.self)
            case "colors": colors = try json.lenient(RoleColors.self)
            case "hoist": isHoisted = try json.lenient(Bool.self)
            case "icon": icon = try json.lenient(String.self)
            case "unicode_emoji": unicodeEmoji = try json.lenient(String.self)
            case "position": position = try json.lenient(Int.self)
            case "permissions": permissions = try json.value(Permissions.self)
            case "managed": isManaged = try json.lenient(Bool.self)
            case "mentionable": isMentionable = try json.lenient(Bool.self)
            case "tags": tags = try json.lenient(RoleTags.self)
            case "flags": flags = try json.lenient(RoleFlags.self)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.require(id, "id"),
            name: try json.require(name, "name"),
            color: color,
            colors: colors,
            isHoisted: isHoisted,
            icon: icon,
            unicodeEmoji: unicodeEmoji,
            position: position,
            permissions: try json.require(permissions, "permissions"),
            isManaged: isManaged,
            isMentionable: isMentionable,
            tags: tags,
            flags: flags
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("name", name)
        json.member("color", color)
        json.member("colors", colors)
        json.member("hoist", isHoisted)
        json.member("icon", icon)
        json.member("unicode_emoji", unicodeEmoji)
        json.member("position", position)
        json.member("permissions", permissions)
        json.member("managed", isManaged)
        json.member("mentionable", isMentionable)
        json.member("tags", tags)
        json.member("flags", flags)
        json.endObject()
    }
}

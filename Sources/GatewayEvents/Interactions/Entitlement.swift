// Written by Scripts/generate-events of Scripts/events/interactions.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// Something sold that a user or guild can use (Discord's documentation, "Entitlement Resource").
public struct Entitlement: Hashable, Sendable {
    /// The entitlement's id.
    public var id: Snowflake
    /// What is sold.
    public var skuID: Snowflake
    /// The application that sells it.
    public var applicationID: Snowflake
    /// The user who can use it.
    public var userID: Optional<Snowflake>
    /// How it came about.
    public var type: EntitlementType
    /// Whether it was taken back.
    public var isDeleted: Optional<Bool>
    /// When it begins.
    public var startsAt: Optional<Timestamp>
    /// When it ends.
    public var endsAt: Optional<Timestamp>
    /// The guild that can use it.
    public var guildID: Optional<Snowflake>
    /// Whether it was used up.
    public var isConsumed: Optional<Bool>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The entitlement's id.
    ///   - skuID: What is sold.
    ///   - applicationID: The application that sells it.
    ///   - userID: The user who can use it.
    ///   - type: How it came about.
    ///   - isDeleted: Whether it was taken back.
    ///   - startsAt: When it begins.
    ///   - endsAt: When it ends.
    ///   - guildID: The guild that can use it.
    ///   - isConsumed: Whether it was used up.
    public init(
        id: Snowflake,
        skuID: Snowflake,
        applicationID: Snowflake,
        userID: Snowflake? = nil,
        type: EntitlementType,
        isDeleted: Bool? = nil,
        startsAt: Timestamp? = nil,
        endsAt: Timestamp? = nil,
        guildID: Snowflake? = nil,
        isConsumed: Bool? = nil
    ) {
        self.id = id
        self.skuID = skuID
        self.applicationID = applicationID
        self.userID = userID
        self.type = type
        self.isDeleted = isDeleted
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.guildID = guildID
        self.isConsumed = isConsumed
    }
}

extension Entitlement: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var skuID: Snowflake?
        var applicationID: Snowflake?
        var userID: Snowflake?
        var type: EntitlementType?
        var isDeleted: Bool?
        var startsAt: Timestamp?
        var endsAt: Timestamp?
        var guildID: Snowflake?
        var isConsumed: Bool?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "sku_id": skuID = try json.value(Snowflake.self)
            case "application_id": applicationID = try json.value(Snowflake.self)
            case "user_id": userID = try json.lenient(Snowflake.self)
            case "type": type = try json.value(EntitlementType.self)
            case "deleted": isDeleted = try json.lenient(Bool.self)
            case "starts_at": startsAt = try json.lenient(Timestamp.self)
            case "ends_at": endsAt = try json.lenient(Timestamp.self)
            case "guild_id": guildID = try json.lenient(Snowflake.self)
            case "consumed": isConsumed = try json.lenient(Bool.self)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.require(id, "id"),
            skuID: try json.require(skuID, "sku_id"),
            applicationID: try json.require(applicationID, "application_id"),
            userID: userID,
            type: try json.require(type, "type"),
            isDeleted: isDeleted,
            startsAt: startsAt,
            endsAt: endsAt,
            guildID: guildID,
            isConsumed: isConsumed
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("sku_id", skuID)
        json.member("application_id", applicationID)
        json.member("user_id", userID)
        json.member("type", type)
        json.member("deleted", isDeleted)
        json.member("starts_at", startsAt)
        json.member("ends_at", endsAt)
        json.member("guild_id", guildID)
        json.member("consumed", isConsumed)
        json.endObject()
    }
}

// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// An event that a guild has planned (Discord's documentation, "Guild Scheduled Event").
public struct ScheduledEvent: Hashable, Sendable {
    /// The scheduled event's id.
    public var id: Snowflake
    /// The guild.
    public var guildID: Snowflake
    /// Where it will be; null if that is outside of Discord.
    public var channelID: Optional<Snowflake>
    /// Who created it; null in events older than October 25th, 2021.
    public var creatorID: Optional<Snowflake>
    /// What it is called, from 1 to 100 characters.
    public var name: String
    /// What it is about, from 1 to 1000 characters.
    public var description: Optional<String>
    /// When it begins.
    public var scheduledStartTime: Timestamp
    /// When it ends.
    public var scheduledEndTime: Optional<Timestamp>
    /// Who can see it.
    public var privacyLevel: Optional<PrivacyLevel>
    /// How it stands.
    public var status: ScheduledEventStatus
    /// Where it will be.
    public var entityType: ScheduledEventType
    /// What it belongs to, such as a stage.
    public var entityID: Optional<Snowflake>
    /// More about its place.
    public var entityMetadata: Optional<ScheduledEventMetadata>
    /// Who created it.
    @Boxed public var creator: Optional<User>
    /// How many users are interested.
    public var userCount: Optional<Int>
    /// The hash of its image.
    public var image: Optional<String>
    /// How it repeats.
    @Boxed public var recurrenceRule: Optional<RecurrenceRule>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The scheduled event's id.
    ///   - guildID: The guild.
    ///   - channelID: Where it will be; null if that is outside of Discord.
    ///   - creatorID: Who created it; null in events older than October 25th, 2021.
    ///   - name: What it is called, from 1 to 100 characters.
    ///   - description: What it is about, from 1 to 1000 characters.
    ///   - scheduledStartTime: When it begins.
    ///   - scheduledEndTime: When it ends.
    ///   - privacyLevel: Who can see it.
    ///   - status: How it stands.
    ///   - entityType: Where it will be.
    ///   - entityID: What it belongs to, such as a stage.
    ///   - entityMetadata: More about its place.
    ///   - creator: Who created it.
    ///   - userCount: How many users are interested.
    ///   - image: The hash of its image.
    ///   - recurrenceRule: How it repeats.
    public init(
        id: Snowflake,
        guildID: Snowflake,
        channelID: Snowflake? = nil,
        creatorID: Snowflake? = nil,
        name: String,
        description: String? = nil,
        scheduledStartTime: Timestamp,
        scheduledEndTime: Timestamp? = nil,
        privacyLevel: PrivacyLevel? = nil,
        status: ScheduledEventStatus,
        entityType: ScheduledEventType,
        entityID: Snowflake? = nil,
        entityMetadata: ScheduledEventMetadata? = nil,
        creator: User? = nil,
        userCount: Int? = nil,
        image: String? = nil,
        recurrenceRule: RecurrenceRule? = nil
    ) {
        self.id = id
        self.guildID = guildID
        self.channelID = channelID
        self.creatorID = creatorID
        self.name = name
        self.description = description
        self.scheduledStartTime = scheduledStartTime
        self.scheduledEndTime = scheduledEndTime
        self.privacyLevel = privacyLevel
        self.status = status
        self.entityType = entityType
        self.entityID = entityID
        self.entityMetadata = entityMetadata
        self.creator = creator
        self.userCount = userCount
        self.image = image
        self.recurrenceRule = recurrenceRule
    }
}

extension ScheduledEvent: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var guildID: Snowflake?
        var channelID: Snowflake?
        var creatorID: Snowflake?
        var name: String?
        var description: String?
        var scheduledStartTime: Timestamp?
        var scheduledEndTime: Timestamp?
        var privacyLevel: PrivacyLevel?
        var status: ScheduledEventStatus?
        var entityType: ScheduledEventType?
        var entityID: Snowflake?
        var entityMetadata: ScheduledEventMetadata?
        var creator: User?
        var userCount: Int?
        var image: String?
        var recurrenceRule: RecurrenceRule?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "guild_id": guildID = try json.value(Snowflake.self)
            case "channel_id": channelID = try json.lenient(Snowflake.self)
            case "creator_id": creatorID = try json.lenient(Snowflake.self)
            case "name": name = try json.value(String.self)
            case "description": description = try json.lenient(String.self)
            case "scheduled_start_time": scheduledStartTime = try json.value(Timestamp.self)
            case "scheduled_end_time": scheduledEndTime = try json.lenient(Timestamp.self)
            case "privacy_level": privacyLevel = try json.lenient(PrivacyLevel.self)
            case "status": status = try json.value(ScheduledEventStatus.self)
            case "entity_type": entityType = try json.value(ScheduledEventType.self)
            case "entity_id": entityID = try json.lenient(Snowflake.self)
            case "entity_metadata": entityMetadata = try json.lenient(ScheduledEventMetadata.self)
            case "creator": creator = try json.lenient(User.self)
            case "user_count": userCount = try json.lenient(Int.self)
            case "image": image = try json.lenient(String.self)
            case "recurrence_rule": recurrenceRule = try json.lenient(RecurrenceRule.self)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.require(id, "id"),
            guildID: try json.require(guildID, "guild_id"),
            channelID: channelID,
            creatorID: creatorID,
            name: try json.require(name, "name"),
            description: description,
            scheduledStartTime: try json.require(scheduledStartTime, "scheduled_start_time"),
            scheduledEndTime: scheduledEndTime,
            privacyLevel: privacyLevel,
            status: try json.require(status, "status"),
            entityType: try json.require(entityType, "entity_type"),
            entityID: entityID,
            entityMetadata: entityMetadata,
            creator: creator,
            userCount: userCount,
            image: image,
            recurrenceRule: recurrenceRule
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("guild_id", guildID)
        json.member("channel_id", channelID)
        json.member("creator_id", creatorID)
        json.member("name", name)
        json.member("description", description)
        json.member("scheduled_start_time", scheduledStartTime)
        json.member("scheduled_end_time", scheduledEndTime)
        json.member("privacy_level", privacyLevel)
        json.member("status", status)
        json.member("entity_type", entityType)
        json.member("entity_id", entityID)
        json.member("entity_metadata", entityMetadata)
        json.member("creator", creator)
        json.member("user_count", userCount)
        json.member("image", image)
        json.member("recurrence_rule", recurrenceRule)
        json.endObject()
    }
}

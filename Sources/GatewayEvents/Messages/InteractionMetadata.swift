// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// The interaction that a message answers.
///
/// Source: Discord's documentation, "Message Resource", "Message Interaction Metadata Object".
public struct InteractionMetadata: Hashable, Sendable {
    /// The interaction's id.
    public var id: Snowflake
    /// What kind of interaction it was.
    public var type: InteractionType
    /// Who caused it.
    public var user: User
    /// Who installed the application, by the kind of installation.
    public var authorizingIntegrationOwners: Optional<[String: Snowflake]>
    /// The first answer, in later ones.
    public var originalResponseMessageID: Optional<Snowflake>
    /// The user for whom the command was chosen.
    @Boxed public var targetUser: Optional<User>
    /// The message for which the command was chosen.
    public var targetMessageID: Optional<Snowflake>
    /// The message whose component was used.
    public var interactedMessageID: Optional<Snowflake>
    /// The interaction that opened the form.
    @Boxed public var triggeringInteractionMetadata: Optional<InteractionMetadata>
    /// The command; not documented by Discord.
    public var name: Optional<String>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The interaction's id.
    ///   - type: What kind of interaction it was.
    ///   - user: Who caused it.
    ///   - authorizingIntegrationOwners: Who installed the application, by the kind of installation.
    ///   - originalResponseMessageID: The first answer, in later ones.
    ///   - targetUser: The user for whom the command was chosen.
    ///   - targetMessageID: The message for which the command was chosen.
    ///   - interactedMessageID: The message whose component was used.
    ///   - triggeringInteractionMetadata: The interaction that opened the form.
    ///   - name: The command; not documented by Discord.
    public init(
        id: Snowflake,
        type: InteractionType,
        user: User,
        authorizingIntegrationOwners: [String: Snowflake]? = nil,
        originalResponseMessageID: Snowflake? = nil,
        targetUser: User? = nil,
        targetMessageID: Snowflake? = nil,
        interactedMessageID: Snowflake? = nil,
        triggeringInteractionMetadata: InteractionMetadata? = nil,
        name: String? = nil
    ) {
        self.id = id
        self.type = type
        self.user = user
        self.authorizingIntegrationOwners = authorizingIntegrationOwners
        self.originalResponseMessageID = originalResponseMessageID
        self.targetUser = targetUser
        self.targetMessageID = targetMessageID
        self.interactedMessageID = interactedMessageID
        self.triggeringInteractionMetadata = triggeringInteractionMetadata
        self.name = name
    }
}

extension InteractionMetadata: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var type: InteractionType?
        var user: User?
        var authorizingIntegrationOwners: [String: Snowflake]?
        var originalResponseMessageID: Snowflake?
        var targetUser: User?
        var targetMessageID: Snowflake?
        var interactedMessageID: Snowflake?
        var triggeringInteractionMetadata: InteractionMetadata?
        var name: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "type": type = try json.value(InteractionType.self)
            case "user": user = try json.value(User.self)
            case "authorizing_integration_owners":
                authorizingIntegrationOwners = try json.optionalMap(String.self, Snowflake.self)
            case "original_response_message_id": originalResponseMessageID = try json.lenient(Snowflake.self)
            case "target_user": targetUser = try json.lenient(User.self)
            case "target_message_id": targetMessageID = try json.lenient(Snowflake.self)
            case "interacted_message_id": interactedMessageID = try json.lenient(Snowflake.self)
            case "triggering_interaction_metadata":
                triggeringInteractionMetadata = try json.lenient(InteractionMetadata.self)
            case "name": name = try json.lenient(String.self)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.require(id, "id"),
            type: try json.require(type, "type"),
            user: try json.require(user, "user"),
            authorizingIntegrationOwners: authorizingIntegrationOwners,
            originalResponseMessageID: originalResponseMessageID,
            targetUser: targetUser,
            targetMessageID: targetMessageID,
            interactedMessageID: interactedMessageID,
            triggeringInteractionMetadata: triggeringInteractionMetadata,
            name: name
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("type", type)
        json.member("user", user)
        json.member("authorizing_integration_owners", authorizingIntegrationOwners)
        json.member("original_response_message_id", originalResponseMessageID)
        json.member("target_user", targetUser)
        json.member("target_message_id", targetMessageID)
        json.member("interacted_message_id", interactedMessageID)
        json.member("triggering_interaction_metadata", triggeringInteractionMetadata)
        json.member("name", name)
        json.endObject()
    }
}

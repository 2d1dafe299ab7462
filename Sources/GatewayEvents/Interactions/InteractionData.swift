// Written by Scripts/generate-events of Scripts/events/interactions.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// What was used in an interaction (Discord's documentation, "Receiving and Responding", "Interaction Data").
///
/// A command has an id and a name, a component or form a custom id.
public struct InteractionData: Hashable, Sendable {
    /// The command's id.
    public var id: Optional<Snowflake>
    /// The command.
    public var name: Optional<String>
    /// What kind of command it is.
    public var type: Optional<CommandType>
    /// The objects that are named by their ids.
    @Boxed public var resolved: Optional<ResolvedData>
    /// The command's options.
    public var options: Optional<[InteractionOption]>
    /// The guild where the command is registered.
    public var guildID: Optional<Snowflake>
    /// The user or message for which the command was chosen.
    public var targetID: Optional<Snowflake>
    /// What the application named the component or form.
    public var customID: Optional<String>
    /// What kind of component it is.
    public var componentType: Optional<ComponentType>
    /// What was chosen in the menu.
    public var values: Optional<[String]>
    /// What was filled into the form.
    public var components: Optional<[Component]>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The command's id.
    ///   - name: The command.
    ///   - type: What kind of command it is.
    ///   - resolved: The objects that are named by their ids.
    ///   - options: The command's options.
    ///   - guildID: The guild where the command is registered.
    ///   - targetID: The user or message for which the command was chosen.
    ///   - customID: What the application named the component or form.
    ///   - componentType: What kind of component it is.
    ///   - values: What was chosen in the menu.
    ///   - components: What was filled into the form.
    public init(
        id: Snowflake? = nil,
        name: String? = nil,
        type: CommandType? = nil,
        resolved: ResolvedData? = nil,
        options: [InteractionOption]? = nil,
        guildID: Snowflake? = nil,
        targetID: Snowflake? = nil,
        customID: String? = nil,
        componentType: ComponentType? = nil,
        values: [String]? = nil,
        components: [Component]? = nil
    ) {
        self.id = id
        self.name = name
        self.type = type
        self.resolved = resolved
        self.options = options
        self.guildID = guildID
        self.targetID = targetID
        self.customID = customID
        self.componentType = componentType
        self.values = values
        self.components = components
    }
}

extension InteractionData: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var name: String?
        var type: CommandType?
        var resolved: ResolvedData?
        var options: [InteractionOption]?
        var guildID: Snowflake?
        var targetID: Snowflake?
        var customID: String?
        var componentType: ComponentType?
        var values: [String]?
        var components: [Component]?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.lenient(Snowflake.self)
            case "name": name = try json.lenient(String.self)
            case "type": type = try json.lenient(CommandType.self)
            case "resolved": resolved = try json.lenient(ResolvedData.self)
            case "options": options = try json.optionalList(InteractionOption.self)
            case "guild_id": guildID = try json.lenient(Snowflake.self)
            case "target_id": targetID = try json.lenient(Snowflake.self)
            case "custom_id": customID = try json.lenient(String.self)
            case "component_type": componentType = try json.lenient(ComponentType.self)
            case "values": values = try json.optionalList(String.self)
            case "components": components = try json.optionalList(Component.self)
            default: try json.skip()
            }
        }
        self.init(
            id: id,
            name: name,
            type: type,
            resolved: resolved,
            options: options,
            guildID: guildID,
            targetID: targetID,
            customID: customID,
            componentType: componentType,
            values: values,
            components: components
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("name", name)
        json.member("type", type)
        json.member("resolved", resolved)
        json.member("options", options)
        json.member("guild_id", guildID)
        json.member("target_id", targetID)
        json.member("custom_id", customID)
        json.member("component_type", componentType)
        json.member("values", values)
        json.member("components", components)
        json.endObject()
    }
}

public import GatewayEvents
public import GatewayJSON
public import GatewayModels

/// A dispatch event before it is numbered for a session.
public struct SimulatedEvent: Hashable, Sendable {
    /// The event's name.
    public var name: EventName
    /// The guild it happens in, which decides the shard that gets it, or `nil` for none: then shard 0 does.
    public var guild: Snowflake?
    /// The JSON text of its data.
    public var data: [UInt8]

    /// Creates an event.
    ///
    /// - Parameters:
    ///   - name: The event's name.
    ///   - guild: The guild it happens in, or `nil`.
    ///   - data: The JSON text of its data.
    public init(_ name: EventName, guild: Snowflake? = nil, data: [UInt8]) {
        self.name = name
        self.guild = guild
        self.data = data
    }

    /// Creates an event from the model of its data.
    ///
    /// ```swift
    /// gateway.dispatch(SimulatedEvent(TypingStart(channelID: 5, userID: 7, timestamp: 0)))
    /// ```
    ///
    /// Its guild is the one in the data.
    ///
    /// - Parameter payload: The data.
    public init(_ payload: some EventPayload) {
        let data = payload.encoded()
        let name = type(of: payload).eventName
        let value = (try? JSONValue(parsing: data)) ?? .null
        self.init(name, guild: Self.guild(of: name, in: value), data: data)
    }

    /// Creates an event from the JSON text of its data.
    ///
    /// Its guild is the one in the data.
    ///
    /// - Parameters:
    ///   - name: The event's name.
    ///   - json: The data.
    /// - Throws: `JSONError` if the text is not JSON.
    public init(_ name: EventName, json: String) throws(JSONError) {
        let data = Array(json.utf8)
        self.init(name, guild: Self.guild(of: name, in: try JSONValue(parsing: data)), data: data)
    }

    private static func guild(of name: EventName, in data: JSONValue) -> Snowflake? {
        let isGuild = [.guildCreate, .guildUpdate, .guildDelete].contains(name)
        return data[isGuild ? "id" : "guild_id"].flatMap(Snowflake.init)
    }
}

public import GatewayJSON
public import GatewayModels

/// A guild became available, or the bot joined one (Discord's documentation, "Gateway Events", "Guild Create").
public enum GuildCreate: Hashable, Sendable {
    /// The guild with what belongs to it.
    indirect case available(AvailableGuild)
    /// There is an outage: nothing but the guild's id is known.
    case unavailable(UnavailableGuild)

    /// The guild's id.
    public var id: Snowflake {
        switch self {
        case .available(let guild): guild.guild.id
        case .unavailable(let guild): guild.id
        }
    }

    /// The guild, unless there is an outage.
    public var guild: AvailableGuild? {
        switch self {
        case .available(let guild): guild
        case .unavailable: nil
        }
    }
}

extension GuildCreate: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        let start = json.checkpoint
        do {
            self = .available(try AvailableGuild(json: &json))
        } catch {
            json.rewind(to: start)
            guard let guild = try? UnavailableGuild(json: &json), guild.isUnavailable == true else { throw error }
            self = .unavailable(guild)
        }
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        switch self {
        case .available(let guild): guild.write(to: &json)
        case .unavailable(let guild): guild.write(to: &json)
        }
    }
}

extension GuildCreate: EventPayload {
    /// `GUILD_CREATE`.
    public static let eventName: EventName = "GUILD_CREATE"
}

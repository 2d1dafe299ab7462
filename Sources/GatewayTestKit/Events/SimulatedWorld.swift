public import GatewayModels
import GatewayProtocol

/// A bot, the people it knows and the guilds it is in.
///
/// All invented, all following from a seed.
public struct SimulatedWorld: Sendable {
    /// The bot's user id, which is its application's id as well.
    public let botID: Snowflake
    /// The guilds that the bot is in.
    public let guilds: [SimulatedGuild]

    let bot: SimulatedUser
    let users: [SimulatedUser]

    /// A world of two small guilds, made once for all who do not care.
    public static let small = SimulatedWorld(seed: 1, guildCount: 2, userCount: 40)
    /// A world of four guilds and a thousand people, made once for all who do not care.
    public static let large = SimulatedWorld(seed: 1, guildCount: 4, userCount: 1_000)

    /// Invents a world.
    ///
    /// - Parameters:
    ///   - seed: What everything follows from.
    ///   - guildCount: How many guilds the bot is in.
    ///   - userCount: How many people there are, at least 1.
    ///   - memberCount: How many of them are in each guild; with `nil` it differs from guild to guild.
    public init(seed: UInt64, guildCount: Int, userCount: Int, memberCount: Int? = nil) {
        var random = SeededRandom(seed: seed)
        let bot = SimulatedUser(named: "simulated-bot", isBot: true, &random)
        var users: [SimulatedUser] = []
        for _ in 0..<max(1, userCount) { users.append(SimulatedUser(&random)) }
        var guilds: [SimulatedGuild] = []
        for _ in 0..<guildCount {
            let size = memberCount ?? random.pick([200, 500, 1_500, 4_000])
            guilds.append(SimulatedGuild(users: users, memberCount: min(size, users.count), &random))
        }
        self.bot = bot
        self.users = users
        self.guilds = guilds
        botID = bot.id
    }

    /// The guild with an id, or `nil` if the bot is not in it.
    public func guild(_ id: Snowflake) -> SimulatedGuild? {
        guilds.first { $0.id == id }
    }
}

extension Snowflake {
    /// An id that was given at a time, in milliseconds of Unix time.
    static func simulated(at milliseconds: Int, _ random: inout SeededRandom) -> Snowflake {
        let sinceEpoch = UInt64(milliseconds) - discordEpoch
        return Snowflake(sinceEpoch << 22 | UInt64(random.below(1 << 22)))
    }

    /// An id that was given some day in the nine years before the simulation starts.
    static func simulatedOld(_ random: inout SeededRandom) -> Snowflake {
        simulated(at: Timestamp.start - random.number(86_400_000...283_824_000_000), &random)
    }
}

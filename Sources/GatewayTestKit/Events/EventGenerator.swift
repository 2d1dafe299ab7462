public import GatewayModels
import GatewayProtocol

/// Plays an endless stream of dispatch events in a world, with the mix of a busy bot.
///
/// The same world and seed give the same events on every machine. Every key is
/// where Discord puts it: objects have their keys in reverse alphabetical order.
public struct EventGenerator: Sendable {
    /// How often each event comes, in parts of ten thousand.
    public static let mix: [(name: EventName, share: Int)] = [
        (.presenceUpdate, 4_500), (.typingStart, 2_000), (.messageCreate, 1_600), (.messageUpdate, 300),
        (.messageDelete, 100), (.voiceStateUpdate, 500), (.guildMemberUpdate, 240), (.guildMemberAdd, 80),
        (.guildMemberRemove, 60), (.messageReactionAdd, 300), (.messageReactionRemove, 60), (.channelUpdate, 40),
        (.guildRoleUpdate, 30), (.threadCreate, 20), (.threadUpdate, 30), (.inviteCreate, 20),
        (.voiceChannelStatusUpdate, 30), (.guildAuditLogEntryCreate, 30), (.interactionCreate, 50),
        (.guildEmojisUpdate, 5), (.guildCreate, 3), (.guildMembersChunk, 2),
    ]

    /// A message that later events may speak of.
    struct Message {
        let id: Snowflake
        let channel: Snowflake
        let guild: Int
        let author: Int
    }

    let world: SimulatedWorld
    var random: SeededRandom
    /// The time in the stream, in milliseconds of Unix time.
    var time = Timestamp.start
    private var recent: [Message] = []
    private var oldest = 0
    private let cumulativeSizes: [Int]
    private static let recentLimit = 500

    /// Creates a stream of events.
    ///
    /// - Parameters:
    ///   - world: Where they happen. It must have a guild.
    ///   - seed: What the stream follows from.
    public init(world: SimulatedWorld, seed: UInt64 = 1) {
        precondition(!world.guilds.isEmpty, "Events happen in guilds")
        self.world = world
        random = SeededRandom(seed: seed)
        var sum = 0
        cumulativeSizes = world.guilds.map { guild in
            sum += guild.memberCount
            return sum
        }
    }

    /// The next event of the mix.
    public mutating func next() -> SimulatedEvent {
        time += random.number(1...8)
        var ticket = random.below(10_000)
        for (name, share) in Self.mix {
            ticket -= share
            if ticket < 0 { return event(name) }
        }
        return event(.presenceUpdate)
    }

    /// An event of one kind.
    ///
    /// - Parameter name: The event's name. One that is not in ``mix`` gives a PRESENCE_UPDATE.
    /// - Returns: The event, made up from the seed.
    public mutating func event(_ name: EventName) -> SimulatedEvent {
        let index = pickGuild()
        let guild = world.guilds[index]
        let data =
            switch name {
            case .typingStart: typing(in: guild)
            case .messageCreate: message(in: index)
            case .messageUpdate: messageUpdate(in: index)
            case .messageDelete: messageDelete(in: index)
            case .messageReactionAdd: reaction(in: index, isAdded: true)
            case .messageReactionRemove: reaction(in: index, isAdded: false)
            case .voiceStateUpdate: voiceState(in: guild)
            case .guildMemberAdd: memberChange(in: guild, isNew: true)
            case .guildMemberUpdate: memberChange(in: guild, isNew: false)
            case .guildMemberRemove: memberRemoval(in: guild)
            case .guildMembersChunk: membersChunk(of: guild)
            case .guildCreate:
                world.guildCreate(guild, withPresences: true, targetSize: random.number(50_000...499_999))
            case .guildRoleUpdate: roleUpdate(in: guild)
            case .guildEmojisUpdate: emojisUpdate(in: guild)
            case .guildAuditLogEntryCreate: auditLogEntry(in: guild)
            case .channelUpdate: channelUpdate(in: guild)
            case .voiceChannelStatusUpdate: voiceChannelStatus(in: guild)
            case .threadCreate: thread(in: guild, isNew: true)
            case .threadUpdate: thread(in: guild, isNew: false)
            case .inviteCreate: invite(in: guild)
            case .interactionCreate: interaction(in: guild)
            default: presence(in: guild)
            }
        let isKnown = Self.mix.contains { $0.name == name }
        return SimulatedEvent(isKnown ? name : .presenceUpdate, guild: guild.id, data: data)
    }

    // MARK: - What events are made of

    mutating func snowflake() -> Snowflake { .simulated(at: time, &random) }

    mutating func pickMember(of guild: SimulatedGuild) -> Int { random.pick(guild.members) }

    mutating func pickChannel(of guild: SimulatedGuild) -> Snowflake { random.pick(guild.textChannels) }

    mutating func remember(_ message: Message) {
        if recent.count < Self.recentLimit {
            recent.append(message)
        } else {
            recent[oldest] = message
            oldest = (oldest + 1) % Self.recentLimit
        }
    }

    /// A recent message of a guild, or an unknown one.
    mutating func recall(in guild: Int) -> Message {
        for _ in 0..<8 where !recent.isEmpty {
            let message = random.pick(recent)
            if message.guild == guild { return message }
        }
        let place = world.guilds[guild]
        return Message(id: snowflake(), channel: pickChannel(of: place), guild: guild, author: pickMember(of: place))
    }

    /// A guild: one with more members is picked more often.
    private mutating func pickGuild() -> Int {
        let ticket = random.below(max(1, cumulativeSizes.last ?? 1))
        return cumulativeSizes.firstIndex { ticket < $0 } ?? 0
    }
}

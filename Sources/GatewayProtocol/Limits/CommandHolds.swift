internal import GatewayModels

/// The limits of single commands: a guild's member list for 30 s, and what RATE_LIMITED named.
///
/// They belong to the bot, not to a connection or a session, and so outlive both.
///
/// Source: Discord's documentation, "Gateway Events", Request Guild Members and Rate Limited.
struct CommandHolds: Sendable {
    /// How long a guild's member list is held after it was asked for.
    let window: Duration
    private let guildLimit: Int
    private var guilds = IndexedHeap<Snowflake, GatewayInstant>()
    private var opcodes: [Opcode: GatewayInstant] = [:]

    init(limits: GatewayLimits) {
        guildLimit = limits.queuedCommands
        window = limits.memberListWindow + limits.sendMargin
    }

    /// The earliest time to ask for a guild's member list, or `nil` if it is free.
    func earliest(memberList guild: Snowflake) -> GatewayInstant? { guilds[guild] }

    /// The earliest time to send a command of an opcode, or `nil` if it is free.
    func earliest(_ opcode: Opcode) -> GatewayInstant? { opcodes[opcode] }

    /// Records that a guild's member list was asked for.
    mutating func takeMemberList(of guild: Snowflake, at now: GatewayInstant) {
        forget(before: now)
        guilds[guild] = now + window
    }

    /// Frees a guild's member list: the request was not sent.
    mutating func returnMemberList(of guild: Snowflake) {
        guilds[guild] = nil
    }

    /// Records until when the gateway rejects requests for a guild's member list.
    ///
    /// Guilds that this process did not ask for count too, since an earlier process may have asked. Their number is bounded.
    mutating func holdMemberList(of guild: Snowflake, until: GatewayInstant, at now: GatewayInstant) {
        forget(before: now)
        guard guilds.contains(guild) || guilds.count < guildLimit else { return }
        guilds[guild] = until
    }

    /// Records until when the gateway rejects commands of an opcode.
    mutating func hold(_ opcode: Opcode, until: GatewayInstant) {
        guard Self.canHold(opcode) else { return }
        opcodes[opcode] = until
    }

    /// Whether an opcode has commands that a limit can hold back.
    static func canHold(_ opcode: Opcode) -> Bool { held.contains(opcode) }

    private mutating func forget(before now: GatewayInstant) {
        while let first = guilds.first, first.priority <= now { guilds.popFirst() }
    }

    private static let held: Set<Opcode> = [
        .presenceUpdate, .voiceStateUpdate, .requestGuildMembers, .requestSoundboardSounds, .requestChannelInfo,
    ]
}

internal import GatewayModels

/// What the limits of single commands hold back: a guild's member list for 30 s, and what RATE_LIMITED named.
///
/// They belong to the bot, not to a connection or a session, and so outlive both.
///
/// Source: Discord's documentation, "Gateway Events", Request Guild Members and Rate Limited.
struct CommandHolds: Sendable {
    let window: Duration
    private let guildLimit: Int
    private var guilds: [Snowflake: GatewayInstant] = [:]
    private var opcodes: [Opcode: GatewayInstant] = [:]

    init(limits: GatewayLimits) {
        guildLimit = limits.queuedCommands
        window = limits.memberListWindow + limits.sendMargin
    }

    /// Before when a guild's member list must not be asked for, or `nil` if it is free.
    func earliest(memberList guild: Snowflake) -> GatewayInstant? { guilds[guild] }

    /// Before when a command of an opcode must not be sent, or `nil` if it is free.
    func earliest(_ opcode: Opcode) -> GatewayInstant? { opcodes[opcode] }

    /// Before when a command must not be sent, or `nil` if nothing holds it.
    func earliest(_ command: QueuedCommand) -> GatewayInstant? {
        var earliest = command.notBefore
        for hold in [opcodes[command.opcode], command.memberList.flatMap { guilds[$0] }] {
            if let hold { earliest = earliest.map { max($0, hold) } ?? hold }
        }
        return earliest
    }

    /// A guild's member list was asked for.
    mutating func takeMemberList(of guild: Snowflake, at now: GatewayInstant) {
        guilds = guilds.filter { $0.value > now }
        guilds[guild] = now + window
    }

    /// The gateway said until when a guild's member list is taken.
    ///
    /// It is believed of guilds that nobody asked for too, for a process before this one may have, but only of so many.
    mutating func holdMemberList(of guild: Snowflake, until: GatewayInstant, at now: GatewayInstant) {
        guilds = guilds.filter { $0.value > now }
        guard guilds[guild] != nil || guilds.count < guildLimit else { return }
        guilds[guild] = until
    }

    /// The gateway said until when it takes no command of an opcode.
    mutating func hold(_ opcode: Opcode, until: GatewayInstant) {
        guard Self.opcodes.contains(opcode) else { return }
        opcodes[opcode] = until
    }

    private static let opcodes: Set<Opcode> = [
        .presenceUpdate, .voiceStateUpdate, .requestGuildMembers, .requestSoundboardSounds, .requestChannelInfo,
    ]
}

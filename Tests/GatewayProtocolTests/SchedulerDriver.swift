import GatewayJSON
import GatewayModels

@testable import GatewayProtocol

/// Drives a scheduler as a machine does, in virtual time, with a transport that takes everything unless a test says otherwise.
struct SchedulerDriver {
    var scheduler: CommandScheduler
    var now = at(0)
    private(set) var liveSince: GatewayInstant?
    private var number: UInt64 = 0

    init(limits: GatewayLimits = GatewayLimits(), presence: Presence? = nil, resendsPresence: Bool = false) {
        scheduler = CommandScheduler(
            limits: limits,
            intents: .all,
            presence: presence,
            resendsPresence: resendsPresence
        )
    }

    /// A scheduler whose session is live.
    static func live(limits: GatewayLimits = GatewayLimits(), presence: Presence? = nil) -> SchedulerDriver {
        var driver = SchedulerDriver(limits: limits, presence: presence)
        _ = driver.identify()
        return driver
    }

    mutating func submit(_ command: GatewayCommand, _ options: CommandOptions = CommandOptions()) throws -> CommandID {
        number += 1
        try scheduler.submit(CommandID(number: number), command, options, at: now)
        return CommandID(number: number)
    }

    /// Asks for one user of a guild, or for all members.
    mutating func request(
        guild: Int,
        _ selection: GuildMembersRequest.Selection = .users([1]),
        _ options: CommandOptions = CommandOptions()
    ) throws -> CommandID {
        number += 1
        let request = try GuildMembersRequest(guild: Snowflake(UInt64(guild)), selection, nonce: "n")
        try scheduler.submitMembers(CommandID(number: number), request, options, at: now)
        return CommandID(number: number)
    }

    mutating func wait(_ seconds: Double) { now = now + .seconds(seconds) }

    private mutating func open() {
        scheduler.beginConnection()
        scheduler.setHeartbeatInterval(.seconds(40))
    }

    /// Opens a connection on which READY comes; returns the presence of its IDENTIFY.
    mutating func identify() -> Presence? {
        open()
        let presence = scheduler.recordIdentify(at: now)
        scheduler.sessionBegan(at: now)
        liveSince = now
        return presence
    }

    /// Opens a connection on which RESUMED comes.
    mutating func resume() {
        open()
        scheduler.recordResume(at: now)
        scheduler.sessionResumed(at: now)
        liveSince = now
    }

    @discardableResult
    mutating func disconnect(_ code: UInt16? = nil) -> [RejectedPayload] {
        liveSince = nil
        return scheduler.connectionEnded(closeCode: code.map(CloseCode.init(rawValue:)), at: now)
    }

    /// A heartbeat is sent and acknowledged.
    mutating func beat() {
        wait(0.001)
        scheduler.recordHeartbeat(at: now)
        scheduler.acknowledged(heartbeatSentAt: now)
    }

    var deadline: GatewayInstant? { scheduler.deadline(liveSince: liveSince) }

    mutating func send() -> CommandScheduler.Outgoing? {
        liveSince.flatMap { scheduler.send(liveSince: $0, at: now) }
    }

    /// Sends everything that may be sent now; returns the guilds of commands, `presence` for a presence.
    mutating func sendAll() throws -> [String] {
        var sent: [String] = []
        while let outgoing = send() {
            switch outgoing {
            case .presence:
                sent.append("presence")
                scheduler.presenceSent(at: now)
            case .command(let id, let payload):
                sent.append(try JSONValue(parsing: payload)["d"]?["guild_id"]?.string ?? text(payload))
                _ = scheduler.sent(id, at: now)
            }
        }
        return sent
    }

    /// Ends everything that is due; returns what ended.
    mutating func expireAll() -> [CommandID: CommandError.Code] {
        var ended: [CommandID: CommandError.Code] = [:]
        while case .complete(let id, let error?)? = scheduler.expire(liveSince: liveSince, at: now) {
            ended[id] = error.code
        }
        return ended
    }

    /// The gateway answers a request, in one chunk unless more are given.
    @discardableResult
    mutating func answer(guild: Int, _ index: Int = 0, of count: Int = 1) throws -> CommandID? {
        let event = try chunkEvent(
            #"{"guild_id":"\#(guild)","nonce":"n","members":[],"chunk_index":\#(index),"chunk_count":\#(count)}"#
        )
        guard case .answer(let id, _, _)? = scheduler.observe(event, at: now) else { return nil }
        return id
    }
}

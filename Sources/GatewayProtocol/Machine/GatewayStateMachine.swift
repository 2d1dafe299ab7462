public import GatewayModels

/// What decides in a gateway conversation: ``GatewayMachine`` for Discord, another for a gateway of the same kind.
///
/// A driver (`Shard` is one) tells the machine what happened and performs the ``Effects`` in
/// their order, before it tells the next. Its contract:
///
/// - It reads no clock, throws no dice of its own, starts no task and does no I/O: equal inputs give equal effects.
/// - It is total: every input is allowed in every ``state``, and what makes no sense there changes nothing.
/// - While it runs it has a ``deadline``, and comes to an end of every wait by ``advance(to:)`` alone.
/// - It has at most one connection. ``GatewayEffect/connect(url:)`` comes only when the one before has been
///   reported as ended or was given up by ``GatewayEffect/abandon(_:)``.
/// - After ``GatewayEffect/stop(_:)`` it does nothing until it is started again.
public protocol GatewayStateMachine: Sendable {
    /// Where the conversation stands.
    var state: GatewayState { get }
    /// When ``advance(to:)`` must next be called, or `nil` if nothing is pending.
    var deadline: GatewayInstant? { get }
    /// Whether the driver must read what the gateway sends, even if the application has no room for events.
    var mustReceive: Bool { get }
    /// The session that would be resumed, or `nil` if the next one will be new.
    var session: Session? { get }
    /// How many sessions there were: the ``GatewayEvent/sessionNumber`` of the last.
    var sessionCount: Int { get }
    /// The round trips of heartbeats.
    var latency: HeartbeatLatency { get }
    /// What has happened so far.
    var statistics: GatewayStatistics { get }
    /// What has become of commands so far.
    var commandStatistics: CommandStatistics { get }

    /// Begins, or begins again after a stop.
    mutating func start(at now: GatewayInstant) -> Effects
    /// Ends the conversation.
    mutating func stop(keepingSession: Bool, at now: GatewayInstant) -> Effects
    /// Lets time pass; more may be due after it.
    mutating func advance(to now: GatewayInstant) -> Effects

    /// The connection is dialled so much later, for others dial too.
    mutating func postponeDial(by delay: Duration, at now: GatewayInstant)
    /// The connection is open.
    mutating func opened(at now: GatewayInstant) -> Effects
    /// Bytes came that are no whole message yet.
    mutating func heard()
    /// A payload came, inflated: a part of an array.
    ///
    /// An event that it is may be appended to the others, which are delivered in order, and before effects: that is
    /// cheaper than ``GatewayEffect/deliver(_:)``, and means the same.
    mutating func receive(
        _ bytes: [UInt8],
        in range: Range<Int>,
        at now: GatewayInstant,
        delivering events: inout [GatewayEvent]
    ) -> Effects
    /// Payloads came together, inflated. It takes those from a position on, which it moves behind them, up to the first
    /// that has effects. This is the only call that must be fast.
    ///
    /// The default implementation hands them over one at a time.
    mutating func receive(
        _ payloads: PayloadBatch,
        from position: inout Int,
        at now: GatewayInstant,
        delivering events: inout [GatewayEvent]
    ) -> Effects
    /// Tells a batch what of the payloads that will be put into it nobody looks at, so that it is not kept. The machine is
    /// told of nothing else until it has received them.
    ///
    /// The default implementation has all of them kept. A machine that prepares a batch by another's method hands the batch
    /// to that one whole, too: one at a time, it would not hear of those that were not kept.
    func prepare(_ payloads: inout PayloadBatch)
    /// Something came that could not be inflated.
    mutating func receive(_ fault: ProtocolError, at now: GatewayInstant) -> Effects
    /// The driver stopped reading what the gateway sends, or took it up again.
    mutating func setReceiving(_ receiving: Bool, at now: GatewayInstant)
    /// The connection has ended, or could not be opened.
    mutating func disconnected(_ end: ConnectionEnd, at now: GatewayInstant) -> Effects

    /// Permission to identify was given.
    mutating func permitToIdentify(after delay: Duration, at now: GatewayInstant)
    /// Permission to identify was refused.
    mutating func refuseToIdentify(_ refusal: IdentifyRefusal, at now: GatewayInstant) -> Effects

    /// Takes a command, to be sent in its turn.
    mutating func submit(_ command: GatewayCommand, _ options: CommandOptions, at now: GatewayInstant)
        throws(CommandError) -> CommandID
    /// Asks for members of a guild, and has the answer told chunk by chunk.
    mutating func requestGuildMembers(_ request: GuildMembersRequest, _ options: CommandOptions, at now: GatewayInstant)
        throws(CommandError) -> CommandID
    /// Withdraws a command; returns whether it was still waiting.
    mutating func withdraw(_ id: CommandID) -> Bool
    /// Changes the bot's presence.
    mutating func updatePresence(_ update: PresenceUpdate) throws(CommandError)
    /// The application has handled an event, and all before it.
    mutating func acknowledge(_ position: GatewayEvent.Position)
    /// Says what must be kept for another process to resume the session.
    func snapshot(unixMilliseconds: Int64) -> SessionSnapshot?
}

extension GatewayStateMachine {
    /// Whether the conversation has been started and has not stopped.
    public var isRunning: Bool { state != .idle && state != .stopped }

    /// Whether a session is live: READY or RESUMED has come, and the connection stands.
    public var isReady: Bool { state == .ready }

    /// A payload came, inflated.
    ///
    /// - Parameters:
    ///   - payload: UTF-8 JSON.
    ///   - now: The time.
    /// - Returns: What to do; an event is delivered by a ``GatewayEffect/deliver(_:)``.
    public mutating func receive(_ payload: [UInt8], at now: GatewayInstant) -> Effects {
        var events: [GatewayEvent] = []
        let effects = receive(payload, in: payload.indices, at: now, delivering: &events)
        return events.isEmpty ? effects : Effects(events.first.map { .deliver($0) }, effects.first)
    }

    /// Payloads came together, inflated.
    ///
    /// - Parameters:
    ///   - payloads: The payloads.
    ///   - position: The first that has not been taken; moved behind those that are.
    ///   - now: The time.
    ///   - events: Where events are appended that are to be delivered, unless they are among the effects.
    /// - Returns: What to do once the events are delivered; empty if no payload is left.
    public mutating func receive(
        _ payloads: PayloadBatch,
        from position: inout Int,
        at now: GatewayInstant,
        delivering events: inout [GatewayEvent]
    ) -> Effects {
        while position < payloads.count {
            let entry = payloads.entries[position]
            position += 1
            guard case .payload(let storage, let range) = entry else { continue }
            let effects = receive(payloads.storages[storage], in: range, at: now, delivering: &events)
            guard effects.isEmpty else { return effects }
        }
        return []
    }

    /// Tells a batch what of the payloads that will be put into it nobody looks at.
    ///
    /// - Parameter payloads: The batch, of which everything will be kept.
    public func prepare(_ payloads: inout PayloadBatch) {
        payloads.passOver(.none)
    }
}

extension GatewayMachine: GatewayStateMachine {
    /// A payload came, inflated.
    ///
    /// - Parameters:
    ///   - bytes: An array that holds the payload, UTF-8 JSON.
    ///   - range: Where the payload is. It must lie within the array.
    ///   - now: The time.
    ///   - events: Where an event is appended that is to be delivered, unless it is among the effects.
    /// - Returns: What to do once the events are delivered.
    public mutating func receive(
        _ bytes: [UInt8],
        in range: Range<Int>,
        at now: GatewayInstant,
        delivering events: inout [GatewayEvent]
    ) -> Effects {
        let count = events.count
        do {
            guard let message = try takeEvent(bytes, in: range, at: now, delivering: &events) else {
                if filter.isSelective, events.count > count { events[count] = events[count].detached() }
                return []
            }
            return receive(message, at: now)
        } catch {
            return receive(error, at: now)
        }
    }

    /// Payloads came together, inflated.
    ///
    /// - Parameters:
    ///   - payloads: The payloads.
    ///   - position: The first that has not been taken; moved behind those that are.
    ///   - now: The time.
    ///   - events: Where events are appended that are to be delivered, unless they are among the effects.
    /// - Returns: What to do once the events are delivered; empty if no payload is left.
    public mutating func receive(
        _ payloads: PayloadBatch,
        from position: inout Int,
        at now: GatewayInstant,
        delivering events: inout [GatewayEvent]
    ) -> Effects {
        var index = -1
        var bytes: [UInt8] = []
        while position < payloads.entries.count {
            let entry = payloads.entries[position]
            position += 1
            guard case .payload(let storage, let range) = entry else {
                if case .passedOver(let sequence) = entry { passOver(sequence, at: now) }
                continue
            }
            if storage != index {
                index = storage
                bytes = payloads.storages[index]
            }
            let effects: Effects
            do {
                guard let message = try takeEvent(bytes, in: range, at: now, delivering: &events) else { continue }
                effects = receive(message, at: now)
            } catch {
                effects = receive(error, at: now)
            }
            guard effects.isEmpty else { return effects }
        }
        return []
    }

    /// Tells a batch what of the payloads that will be put into it nobody looks at.
    ///
    /// - Parameter payloads: The batch. Of official events that the application does not want it will keep nothing but
    ///   the number.
    public func prepare(_ payloads: inout PayloadBatch) {
        payloads.passOver(filter.ignored(except: watchedEvents))
    }

    /// The events that the machine itself looks at.
    private var watchedEvents: OfficialEventNameSet { filter.watched(awaitingMembers: commands.awaitsMembers) }

    /// An event came that nobody looks at.
    private mutating func passOver(_ sequence: Int64, at now: GatewayInstant) {
        guard case .talking(let stage) = phase else { return }
        heartbeat?.receivedTraffic()
        _ = admit(sequence, stage, at: now)
    }

    /// Reads a payload, and appends it to the events if there is nothing to do but to deliver it.
    ///
    /// - Returns: What else it is; `nil` if it is such an event, or one that nobody wants.
    @inline(__always)
    private mutating func takeEvent(
        _ bytes: [UInt8],
        in range: Range<Int>,
        at now: GatewayInstant,
        delivering events: inout [GatewayEvent]
    ) throws(ProtocolError) -> GatewayMessage? {
        let watched = watchedEvents
        let envelope = try Envelope.scan(bytes, in: range, ignoring: filter.ignored(except: watched))
        guard envelope.opcode == .dispatch, case .talking(let stage) = phase, let name = envelope.name,
            watched.contains(name) != true
        else { return try GatewayMessage(envelope, of: bytes, in: range) }
        heartbeat?.receivedTraffic()
        guard admit(envelope.sequence, stage, at: now), filter.wants(name) else { return nil }
        delivered = envelope.sequence ?? delivered
        events.append(GatewayEvent(name, envelope, of: bytes, in: range, session: sessionCount))
        return nil
    }
}

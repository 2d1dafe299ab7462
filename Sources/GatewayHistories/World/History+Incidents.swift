import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTestKit
import GatewayTransport

// Incidents: faults of the gateway and the network, and actions of the application.

extension History {
    func suffer(_ incident: HistoryPlan.Incident) {
        see(.incident(incident.kind))
        let lane = current[min(incident.lane, current.count - 1)]
        let held = chronicle.lanes[lane].link
        switch incident.kind {
        case .events(let count): makeEvents(count, for: lane)
        case .reconnect(let delay): inject(.reconnect(closingAfter: delay), held)
        case .reconnects(let count, let pause):
            inject(.reconnect(), held)
            again(incident, .reconnects(count - 1, every: pause), count > 1, after: pause)
        case .drops(let count, let pause):
            makeEvents(1, for: lane)
            inject(.drop, held)
            again(incident, .drops(count - 1, every: pause), count > 1, after: pause)
        case .invalidSession(let resumable): inject(.invalidSession(resumable: resumable), held)
        case .close(let code): inject(.close(code: code), held)
        case .echo(let code): inject(.close(code: code, reason: "\(HistoryPlan.botToken) is wrong"), held)
        case .drop: inject(.drop, held)
        case .silence:
            inject(.silence, held)
            if let held { stick(held) }
        case .heartbeatRequests(let count): for _ in 0..<count { inject(.heartbeatRequest, held) }
        case .garbage(let fault): inject(fault, held)
        case .noAcknowledgements(let duration):
            gateway.configuration.acknowledgesHeartbeats = false
            begin(.acknowledgements, lane, for: duration)
        case .unansweredOpenings(let count): weather.unansweredOpenings = count
        case .closedIdentifies(let code): weather.identifyCode = code
        case .reception(let reception, let connections):
            for _ in 0..<connections { gateway.prepare(reception) }
        case .reset(let part): if let held { reset(held, upTo: part) }
        case .lastWords(let events, let code): if let held { say(events, code, on: held, lane) }
        case .cut:
            if let held {
                links[held].isCut = true
                stick(held)
            }
        case .slowNetwork(let latency, let duration):
            weather.extraLatency = latency
            chronicle.isNetworkSlow = true
            begin(.network, lane, for: duration)
        case .congestion(let duration): if let held { congest(held, lane, for: duration) }
        case .failedDials(let count, let dial): weather.dials += Array(repeating: dial, count: count)
        default: act(incident, lane)
        }
    }

    private func again(
        _ incident: HistoryPlan.Incident,
        _ kind: HistoryPlan.Kind,
        _ isMore: Bool,
        after pause: Duration
    ) {
        guard isMore, chronicle.peaceSince == nil else { return }
        agenda.add(.incident(.init(moment: .time(.zero), kind: kind, lane: incident.lane)), at: now + pause)
    }

    /// Performs an incident of the application.
    private func act(_ incident: HistoryPlan.Incident, _ lane: Int) {
        let application = applications[lane]
        switch incident.kind {
        case .slowReader(let pause, let duration):
            application.setPause(pause)
            see(.reading(lane: lane, false))
            begin(.slowReader, lane, for: duration)
        case .blockedReader(let duration):
            application.valve.shut()
            see(.reading(lane: lane, false))
            begin(.blockedReader, lane, for: duration)
        case .commands(let count):
            for _ in 0..<count { application.send(order(random.pick(HistoryPlan.Command.allCases), lane)) }
        case .commandInHandler(let command, let count):
            application.sendInHandler(order(command, lane, isInHandler: true))
            makeEvents(count, for: lane)
        case .presences(let count): for _ in 0..<count { application.send(order(.presence, lane)) }
        case .withdrawal: application.withdraw(commandCount)
        case .memberRequests(let count): for _ in 0..<count { application.send(order(.member, lane, isPatient: true)) }
        case .poison(let code, let command):
            let order = order(command, lane, isPatient: true)
            weather.poisons[order.wait.number] = code
            chronicle.poisons.insert(order.wait.number)
            application.send(order)
        case .latePermit(let delay): gate.treatNext(.late(delay))
        case .lostPermit: gate.treatNext(.lost)
        case .deniedPermit(let delay): gate.treatNext(.denied(retryAfter: delay))
        case .stop(let keepingSession, let rest):
            rests[chronicle.lanes[lane].shard] = rest
            close(lane, keepingSession: keepingSession)
        case .crash(let rest, let isSaveOld): crash(lane, rest: rest, isSaveOld: isSaveOld)
        default: break
        }
    }

    private func order(
        _ command: HistoryPlan.Command,
        _ lane: Int,
        isInHandler: Bool = false,
        isPatient: Bool = false
    ) -> HistoryApplication.Order {
        let kind: HistoryAwait.Kind =
            switch command {
            case .voice: .voice
            case .sounds: .sounds
            case .channels: .channels
            case .member: .member
            case .presence: .presence
            }
        let deadline: Duration? =
            isPatient || random.percent(60) ? nil : .milliseconds(random.pick([0, 100, 5_000, 60_000]))
        return HistoryApplication.Order(
            wait: newWait(kind, deadline: kind == .presence ? .zero : deadline, isInHandler: isInHandler),
            guild: guild(of: chronicle.lanes[lane].shard) ?? Snowflake(1),
            deadline: deadline
        )
    }

    // MARK: - The network

    private func inject(_ fault: SimulatedGateway.Fault, _ held: Int?) {
        // What goes wrong concerns the connection that the client has.
        guard let id = held.flatMap({ links[$0].id }) else { return }
        perform(gateway.inject(fault, into: id, at: now))
    }

    /// Nothing but a deadline of the client ends a connection.
    private func stick(_ number: Int) {
        links[number].isStuck = true
        impair(number)
    }

    func impair(_ number: Int) {
        if chronicle.links[number].impairedAt == nil { chronicle.links[number].impairedAt = now }
    }

    /// The connection breaks for both ends; of what is under way, only a part arrives.
    private func reset(_ number: Int, upTo part: UInt8) {
        guard !links[number].isCut else { return }
        if let id = links[number].id { gateway.disconnected(id, code: nil, at: now) }
        let sizes = links[number].pipe.map { entry in
            if case .message(let message, _) = entry.parcel { message.payload.count + 4 } else { 4 }
        }
        var left = sizes.reduce(0, +) * Int(part) / 256
        var parcels: [Parcel] = []
        for (entry, size) in zip(links[number].pipe, sizes) {
            left -= size
            guard left >= 0 else { break }
            parcels.append(entry.parcel)
        }
        parcels.append(.end(Disconnection(error: TransportError(.reset, "the connection was reset"))))
        links[number].pipe = []
        links[number].isCut = true
        hand(parcels, to: number)
    }

    /// The gateway writes, closes and is gone: its answer to anything is a reset, which the client's sends meet first.
    private func say(_ events: Int, _ code: UInt16?, on number: Int, _ lane: Int) {
        guard !links[number].isCut else { return }
        makeEvents(events, for: lane)
        inject(.heartbeatRequest, number)
        inject(code.map { .close(code: $0) } ?? .drop, number)
        links[number].connection.setSendError(TransportError(.sendQueueFull, "the peer does not read"))
        impair(number)
    }

    /// Ends a slow network; what is under way still comes late.
    private func calmNetwork() {
        chronicle.isNetworkSlow = false
        chronicle.networkHealthySince = max(chronicle.networkHealthySince, now + weather.extraLatency)
        weather.extraLatency = .zero
    }

    private func congest(_ number: Int, _ lane: Int, for duration: Duration) {
        links[number].connection.setSendError(TransportError(.sendQueueFull, "the peer does not read"))
        impair(number)
        begin(.congestion(link: number), lane, for: duration)
    }

    private func begin(_ spell: Agenda.Spell, _ lane: Int, for duration: Duration) {
        agenda.add(.over(spell, lane: lane), at: now + duration)
    }

    func end(_ spell: Agenda.Spell, lane: Int) {
        switch spell {
        case .acknowledgements: gateway.configuration.acknowledgesHeartbeats = true
        case .network:
            calmNetwork()
        case .congestion(let number):
            links[number].connection.setSendError(nil)
            if !links[number].isStuck { chronicle.links[number].impairedAt = nil }
        case .slowReader:
            applications[lane].setPause(.zero)
            if applications[lane].valve.isOpen { see(.reading(lane: lane, true)) }
        case .blockedReader:
            applications[lane].valve.open()
            if !applications[lane].isSlow { see(.reading(lane: lane, true)) }
        }
    }

    // MARK: - Processes

    /// Makes the process of a shard.
    func boot(_ shard: Int, resuming snapshot: SessionSnapshot?) {
        let lane = applications.count
        do {
            var configuration = ShardConfiguration(token: try Token(HistoryPlan.botToken), intents: Self.intents)
            configuration.shard = try ShardIdentity(id: shard, count: plan.shards)
            configuration.compression = plan.compression
            configuration.inflateEngine = .native
            configuration.eventBuffer = EventBuffer(capacity: plan.queueCapacity)
            if let snapshot { try configuration.resume(snapshot, unixMilliseconds: unixMilliseconds) }
            let made = try Shard(
                configuration,
                transport: HistoryTransport(lane: lane, clock: clock, journal: journal),
                gate: gate,
                clock: clock,
                seed: random.next()
            )
            let style = plan.style
            applications.append(
                HistoryApplication(made, lane: lane, style: style, clock: clock, journal: journal)
            )
        } catch {
            return find(HistoryFinding(.ending, "the shard could not be made: \(error)"))
        }
        chronicle.lanes.append(Chronicle.Lane(shard: shard))
        if shard < current.count { current[shard] = lane } else { current.append(lane) }
        applications[lane].listen()
        saved[shard] = nil
        see(.starting(lane: lane, resuming: snapshot))
        applications[lane].start()
    }

    private var unixMilliseconds: Int64 { Int64(now.sinceOrigin / .milliseconds(1)) }

    func close(_ lane: Int, keepingSession: Bool) {
        guard chronicle.lanes[lane].isRunning, !chronicle.lanes[lane].isStopping else { return }
        see(.stopping(lane: lane, keepingSession: keepingSession))
        applications[lane].valve.open()
        applications[lane].close(
            keepingSession: keepingSession,
            newWait(.close, deadline: GatewayLimits().closeDeadline)
        )
    }

    /// A run has ended; the application starts the shard again after a rest.
    func ended(_ lane: Int) {
        let shard = chronicle.lanes[lane].shard
        guard current[shard] == lane, !chronicle.lanes[lane].isCrashed, !isClosing else { return }
        agenda.add(.start(shard: shard), at: now + (rests.removeValue(forKey: shard) ?? .seconds(1)))
    }

    func start(_ shard: Int) {
        let lane = current[shard]
        guard !chronicle.lanes[lane].isRunning else { return }
        see(.starting(lane: lane, resuming: nil))
        applications[lane].start()
    }

    /// The process ends without a word, and another goes on from the session that was saved.
    private func crash(_ lane: Int, rest: Duration, isSaveOld: Bool) {
        let shard = chronicle.lanes[lane].shard
        if !isSaveOld {
            applications[lane].save(unixMilliseconds: unixMilliseconds)
            settle()
        }
        let snapshot = saved[shard]
        see(.crashed(lane: lane))
        for number in chronicle.links.indices where chronicle.links[number].lane == lane && !links[number].isCut {
            if let id = links[number].id { gateway.disconnected(id, code: nil, at: now) }
            links[number].isCut = true
        }
        applications[lane].setPause(.zero)
        applications[lane].valve.open()
        applications[lane].close(keepingSession: true, newWait(.close, deadline: .seconds(60)))
        boot(shard, resuming: snapshot)
    }

    // MARK: - Peace

    /// Ends everything that goes wrong.
    ///
    /// A connection that only a deadline would end is reset, so that none need run out.
    func makePeace() {
        agenda.removeIncidents()
        calmNetwork()
        weather = Weather()
        gateway.forgetReceptions()
        gateway.configuration.acknowledgesHeartbeats = true
        gate.makePeace()
        for lane in current {
            applications[lane].setPause(.zero)
            applications[lane].valve.open()
            see(.reading(lane: lane, true))
            guard let held = chronicle.lanes[lane].link else { continue }
            links[held].connection.setSendError(nil)
            if links[held].isStuck {
                links[held].isCut = false
                reset(held, upTo: 0)
            } else {
                chronicle.links[held].impairedAt = nil
            }
        }
        see(.peace)
    }
}

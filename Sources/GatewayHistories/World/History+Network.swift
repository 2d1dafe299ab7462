import GatewayModels
import GatewayProtocol
import GatewayTestKit
import GatewayTransport

// The network, and the gateway behind it.

extension History {
    /// The conditions of all connections.
    struct Weather {
        var extraLatency: Duration = .zero
        var dials: [HistoryPlan.Dial] = []
        var unansweredOpenings = 0
        /// The code with which the gateway closes when it receives IDENTIFY.
        var identifyCode: UInt16?
        /// The code with which the gateway closes when it receives a command.
        var poisons: [Int: UInt16] = [:]
    }

    func react(to observation: Observation) {
        switch observation {
        case .dialled(let number, _, _): dialled(number)
        case .sent(let number, let payload): sendToGateway(.reach(number, payload), on: number)
        case .left(let number, let code):
            sendToGateway(.depart(number, code: code), on: number)
            if links[number].isCut { agenda.add(.closeTimeout(number), at: now + .seconds(5)) }
        case .runEnded(let lane, _): ended(lane)
        case .saved(let lane, let snapshot?): saved[chronicle.lanes[lane].shard] = snapshot
        default: break
        }
    }

    func happen(_ happening: Agenda.Happening) {
        switch happening {
        case .dial(let number): answerDial(number)
        case .failDial(let number, let dial): failDial(number, dial)
        case .reach(let number, let payload): reach(payload, on: number)
        case .depart(let number, let code): depart(number, code: code)
        case .deliver(let number): deliver(number)
        case .closeTimeout(let number):
            let error = TransportError(.timedOut, "the peer did not answer the Close", stage: .closing)
            links[number].connection.deliver([], end: Disconnection(error: error))
        case .incident(let incident): suffer(incident)
        case .over(let spell, let lane): end(spell, lane: lane)
        case .event:
            makeEvents(1)
            if let interval = plan.eventInterval {
                agenda.add(.event, at: now + .milliseconds(random.number(1...Int(interval / .milliseconds(1)))))
            }
        case .start(let shard): start(shard)
        case .peace: makePeace()
        case .epilogue: conclude()
        case .end: end()
        }
    }

    // MARK: - Dialling

    private func dialled(_ number: Int) {
        links.append(Link(connection: journal.connection(number)))
        let arrival = now + transit() + transit()
        if !weather.dials.isEmpty {
            let dial = weather.dials.removeFirst()
            switch dial {
            case .slow(let delay): agenda.add(.dial(number), at: arrival + delay)
            case .failing(_, let delay): agenda.add(.failDial(number, dial), at: arrival + delay)
            case .unanswered:
                links[number].isStuck = true
                agenda.add(.failDial(number, dial), at: now + .seconds(30))
            }
        } else {
            agenda.add(.dial(number), at: arrival)
        }
        for incident in plan.incidents where chronicle.peaceSince == nil {
            if case .dial(number, let delay) = incident.moment { agenda.add(.incident(incident), at: now + delay) }
        }
    }

    private func failDial(_ number: Int, _ dial: HistoryPlan.Dial) {
        let error =
            if case .failing(let code, _) = dial {
                TransportError(code, "the dial failed", stage: .tcp)
            } else {
                TransportError(.timedOut, "the peer does not answer", stage: .tcp)
            }
        links[number].connection.deliver([], end: Disconnection(error: error))
    }

    private func answerDial(_ number: Int) {
        guard chronicle.links[number].isHeld, !links[number].isCut else { return }
        let compress = plan.compression.queryValue.map { "&compress=\($0)" } ?? ""
        switch gateway.connect(to: "/?v=10&encoding=json\(compress)", at: now) {
        case .accept(let id, let actions):
            links[number].id = id
            links[number].connection.accept()
            perform(actions)
            if actions.isEmpty || !isGreeting(actions) { links[number].isStuck = true }
        case .reject(let status, let retryAfter):
            let error = TransportError(
                .upgradeRejected,
                "the gateway answered \(status)",
                stage: .upgrade,
                httpStatus: status,
                retryAfter: retryAfter.map { .seconds($0) }
            )
            links[number].connection.deliver([], end: Disconnection(error: error))
        }
    }

    private func isGreeting(_ actions: [SimulatedGateway.Action]) -> Bool {
        guard case .send(_, let payload, _)? = actions.first else { return true }
        return Written(payload, session: nil).opcode == 10
    }

    // MARK: - To the gateway

    /// How long what is sent now is under way.
    func transit() -> Duration {
        plan.latency + .microseconds(random.below(8_000)) + weather.extraLatency
    }

    /// Sends something to the gateway, behind what was sent before.
    private func sendToGateway(_ happening: Agenda.Happening, on number: Int) {
        guard !links[number].isCut else { return }
        let arrival = max(now + transit(), links[number].toGateway)
        links[number].toGateway = arrival
        agenda.add(happening, at: arrival)
    }

    private func reach(_ bytes: [UInt8], on number: Int) {
        guard !links[number].isCut, let id = links[number].id, gateway.isOpen(id) else { return }
        let payload = ClientPayload(bytes)
        if let poison = payload.presence ?? payload.command, let code = weather.poisons[poison] {
            see(.poisoned(number, number: poison))
            return perform(gateway.inject(.close(code: code, reason: "refused"), into: id, at: now))
        }
        if weather.unansweredOpenings > 0, payload.opcode == 2 || payload.opcode == 6 {
            weather.unansweredOpenings -= 1
            links[number].isStuck = true
            return impair(number)
        }
        if payload.opcode == 2, let code = weather.identifyCode {
            return perform(gateway.inject(.close(code: code), into: id, at: now))
        }
        let actions = gateway.receive(bytes, from: id, at: now)
        for case .close(let other, let code?, _) in actions where other == id && !links[number].hasCause {
            see(.blamed(number, code: code))
        }
        perform(actions)
    }

    private func depart(_ number: Int, code: UInt16?) {
        guard !links[number].isCut else { return }
        if let id = links[number].id { gateway.disconnected(id, code: code, at: now) }
        sendToClient(.end(Disconnection(closeCode: code)), on: number)
    }

    // MARK: - To the client

    func perform(_ actions: [SimulatedGateway.Action]) {
        for action in actions {
            switch action {
            case .send(let id, let bytes, let form):
                guard let number = link(of: id) else { break }
                let payload = renumbered(bytes)
                let written = Written(payload, session: gateway.session(of: id))
                if written.isCauseToLeave { links[number].hasCause = true }
                see(.written(number, written))
                let (message, isText) = links[number].encoder.encode(payload, as: form)
                sendToClient(.message(WebSocketMessage(isText ? .text : .binary, message[...]), written), on: number)
            case .close(let id, let code, let reason):
                guard let number = link(of: id) else { break }
                sendToClient(.end(Disconnection(closeCode: code ?? 1005, reason: reason)), on: number)
            case .drop(let id):
                guard let number = link(of: id) else { break }
                let error = TransportError(.dropped, "the peer dropped the connection")
                sendToClient(.end(Disconnection(error: error)), on: number)
            @unknown default: break
            }
        }
    }

    /// Sends something to the client, behind what was sent before; what is sent at one time arrives together.
    private func sendToClient(_ parcel: Parcel, on number: Int) {
        guard !links[number].isCut else { return }
        let last = links[number].pipe.last?.due
        let arrival = last.map { max($0, now + plan.latency + weather.extraLatency) } ?? now + transit()
        links[number].pipe.append((arrival, parcel))
        if last != arrival { agenda.add(.deliver(number), at: arrival) }
    }

    func deliver(_ number: Int) {
        let due = links[number].pipe.prefix { $0.due <= now }.count
        guard due > 0 else { return }
        let count = min(due, plan.arrivalSize)
        let parcels = links[number].pipe[..<count].map(\.parcel)
        links[number].pipe.removeFirst(count)
        hand(parcels, to: number)
        if count < due { agenda.add(.deliver(number), at: now + .microseconds(200)) }
    }

    func hand(_ parcels: [Parcel], to number: Int) {
        var messages: [(message: WebSocketMessage, written: Written)] = []
        var end: Disconnection?
        for parcel in parcels where end == nil {
            switch parcel {
            case .message(let message, let written): messages.append((message, written))
            case .end(let disconnection): end = disconnection
            }
        }
        links[number].connection.deliver(messages, end: end)
    }

    func link(of id: SimulatedGateway.ConnectionID) -> Int? {
        links.lastIndex { $0.id == id }
    }

    // MARK: - Events

    /// Makes events happen, for all shards or one.
    func makeEvents(_ count: Int, for lane: Int? = nil) {
        for _ in 0..<count {
            for shard in 0..<plan.shards where lane.map({ chronicle.lanes[$0].shard == shard }) ?? true {
                guard let guild = guild(of: shard) else { continue }
                eventCount += 1
                let event = SimulatedEvent(.messageDelete, guild: guild, data: Array("{\"n\":\(eventCount)}".utf8))
                perform(gateway.dispatch(event, at: now))
            }
        }
    }

    func guild(of shard: Int) -> Snowflake? {
        gateway.world.guilds.first { $0.id.shardIndex(of: plan.shards) == shard }?.id
    }

    /// A dispatch with the number that an odd gateway gives it.
    private func renumbered(_ payload: [UInt8]) -> [UInt8] {
        guard plan.numbering != .ascending else { return payload }
        let written = Written(payload, session: nil)
        guard let name = written.name, let sequence = written.sequence else { return payload }
        let number =
            switch plan.numbering {
            case .ascending: sequence
            case .constant: 1
            case .zero: 0
            case .back: sequence > 4 ? sequence - 3 * (sequence % 2) : sequence
            case .ahead: sequence == 4 ? Int.max : sequence
            }
        let head = "{\"t\":\"\(name)\",\"s\":"
        let rest = payload.dropFirst(head.utf8.count + String(sequence).utf8.count)
        return Array(head.utf8) + String(number).utf8 + rest
    }
}

import GatewayModels
import GatewayProtocol

// The client's side: what arrives, and what the machine then wants.

extension History {
    mutating func start() {
        guard !machine.isRunning else { return }
        startPending = false
        note(">> start")
        perform(machine.start(at: now))
    }

    mutating func open(_ link: Int) {
        guard held == link, links[link].stage == .dialing else { return }
        note("<- the connection is open")
        enter(.greeting)
        perform(machine.opened(at: now))
    }

    mutating func arrive(_ arrival: HistoryArrival, on link: Int) {
        guard held == link, !links[link].isCut else { return }
        links[link].backlog.append(arrival)
        readBacklog()
    }

    /// Reads what has arrived, while there is room for it.
    mutating func readBacklog() {
        while finding == nil, isAwake, let held {
            let receiving = machine.mustReceive || application.hasRoom
            if receiving != isReceiving {
                note(receiving ? ">> read on" : ">> do not read")
                isReceiving = receiving
                machine.setReceiving(receiving, at: now)
                if receiving { restartWaits() }
            }
            guard receiving, !links[held].backlog.isEmpty else { break }
            switch links[held].backlog.removeFirst() {
            case .message(let bytes, let isText): read(bytes, isText: isText, on: held)
            case .end(let end): lose(end)
            }
        }
    }

    private mutating func read(_ bytes: [UInt8], isText: Bool, on link: Int) {
        var payloads = PayloadBatch()
        var fault: ProtocolError?
        do {
            try links[link].inflater.inflate(bytes.span, isText: isText, into: &payloads)
        } catch {
            fault = error
        }
        for payload in payloads.map(Array.init) where held == link {
            guard let message = try? GatewayMessage(payload: payload) else {
                note("<- what cannot be understood")
                perform(machine.receive(payload, at: now))
                continue
            }
            note("<- \(HistoryTranscript.describe(message))")
            heard(message)
            let beats = links[link].beats
            perform(machine.receive(payload, at: now))
            checkAnswer(to: message, on: link, beatsBefore: beats)
        }
        if let fault, held == link { refuse(fault) }
    }

    private mutating func refuse(_ fault: ProtocolError) {
        note("<- \(fault)")
        perform(machine.receive(fault, at: now))
    }

    mutating func lose(_ end: ConnectionEnd) {
        note("<- the connection ended: \(end.closeCode.map { "code \($0)" } ?? end.failure?.message ?? "no code")")
        if let held { links[held].end = end }
        release()
        perform(machine.disconnected(end, at: now))
    }

    /// The client has no connection any more.
    mutating func release() {
        guard let held else { return }
        if links[held].identifies == 0, let reservation = links[held].reservation { budget.giveBack(reservation) }
        links[held].backlog = []
        self.held = nil
    }

    // MARK: - Effects

    mutating func perform(_ effects: Effects) {
        for effect in effects where finding == nil { perform(effect) }
    }

    private mutating func perform(_ effect: GatewayEffect) {
        note("-> \(HistoryTranscript.describe(effect))")
        switch effect {
        case .connect(let url): connect(to: url)
        case .requestIdentifyPermit: requestPermit()
        case .send(let payload): send(payload)
        case .deliver(let event): deliver(event)
        case .report(let change): reported(change)
        case .complete(let id, let error):
            if let fault = commands.ended(id, error, at: now) { find(.commands, fault) }
        case .answer(let id, _, let isLast):
            if let fault = commands.answered(id, isLast: isLast) { find(.commands, fault) }
        case .abandon(let code):
            guard let link = heldLink(for: effect) else { return }
            release()
            sendToGateway(.departed(link, code: code.rawValue), on: link)
        case .close(let code):
            guard let link = heldLink(for: effect) else { return }
            enter(.closing)
            sendToGateway(.departed(link, code: code.rawValue), on: link)
        case .stop(let reason): stopped(reason)
        }
    }

    private mutating func heldLink(for effect: GatewayEffect) -> Int? {
        if held == nil { find(.deadConnection, "\(HistoryTranscript.describe(effect)) without a connection") }
        return held
    }

    private mutating func connect(to url: String) {
        checkDial(url)
        let link = links.count
        let inflater = plan.compression.makeInflater(limit: limits.incomingPayloadSize)
        links.append(HistoryLink(rung: rung(of: url), inflater: inflater, at: now))
        held = link
        lastLink = link
        announced = nil
        tally.connections += 1
        sendToGateway(.dialled(link), on: link)
        for incident in plan.incidents {
            if case .dial(dials, let delay) = incident.moment, now + delay < .origin + plan.length {
                agenda.add(.incident(incident.kind), at: now + delay)
            }
        }
        dials += 1
    }

    private func rung(of url: String) -> Recovery.Rung {
        url.hasPrefix(Self.resumeURL) ? .resumeURL : machine.session == nil ? .identify : .mainURL
    }

    private mutating func send(_ payload: [UInt8]) {
        guard let link = held else { return find(.deadConnection, "a payload is sent without a connection") }
        checkSend(payload, on: link)
        if weather.failsNextSend {
            weather.failsNextSend = false
            sendToGateway(.departed(link, code: nil), on: link)
            links[link].isCut = true
            return lose(ConnectionEnd(failure: ConnectionFailure(.lost, "the payload could not be sent")))
        }
        sendToGateway(.received(link, payload), on: link)
    }

    private mutating func stopped(_ reason: StopReason) {
        if let link = held {
            release()
            sendToGateway(.departed(link, code: nil), on: link)
        }
        if case .refused = reason { hasSession = false }
        commands.removeAll()
        guard !startPending else { return }
        startPending = true
        agenda.add(.start, at: now + rest)
        rest = .seconds(1)
    }

    // MARK: - Permits

    private mutating func requestPermit() {
        guard let link = held else { return find(.deadConnection, "a permit is asked for without a connection") }
        agenda.add(.permit(link), at: now + weather.permitDelay)
        weather.permitDelay = .zero
    }

    mutating func permit(_ link: Int) {
        guard held == link else { return }
        if weather.refusedPermits > 0 {
            weather.refusedPermits -= 1
            note("<- permit refused")
            let refusal = IdentifyRefusal(remaining: 0, floor: 50, retryAfter: weather.permitRetryAfter)
            return perform(machine.refuseToIdentify(refusal, at: now))
        }
        do {
            let reservation = try budget.reserve(.single, at: now)
            links[link].reservation = reservation
            links[link].permitFrom = reservation.time
            note("<- permit in \(reservation.time - now)")
            machine.permitToIdentify(after: reservation.time - now, at: now)
        } catch {
            note("<- permit refused")
            perform(machine.refuseToIdentify(error, at: now))
        }
    }
}

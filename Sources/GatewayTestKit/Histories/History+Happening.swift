import GatewayProtocol

// What happens by the agenda.

extension History {
    mutating func happen(_ happening: HistoryAgenda.Happening) {
        switch happening {
        case .dialled(let link): answerDial(of: link)
        case .received(let link, let payload): receiveAtGateway(payload, from: link)
        case .departed(let link, let code): depart(link, code: code)
        case .opened, .arrived, .ended, .permit, .start:
            guard isAwake else { return postponed.append(happening) }
            happenToClient(happening)
        case .incident(let kind):
            guard isAwake || !kind.isOfProcess else { return postponed.append(happening) }
            tally.incidents += 1
            note("!! \(kind)")
            suffer(kind)
        case .event:
            makeEvents(1)
            if random.percent(30) { save() }
            if let interval = plan.eventInterval, peaceSince == nil {
                agenda.add(.event, at: now + .milliseconds(random.number(1...Int(interval / .milliseconds(1)))))
            }
        case .over(let spell, let number):
            if weather.isLast(spell, number) { end(spell) }
        case .wake: if isAwake { wakeUp() }
        case .peace: makePeace()
        case .epilogue: conclude()
        }
    }

    private mutating func happenToClient(_ happening: HistoryAgenda.Happening) {
        switch happening {
        case .opened(let link): open(link)
        case .arrived(let link, let bytes, let isText): arrive(.message(bytes, isText: isText), on: link)
        case .ended(let link, let end): arrive(.end(end), on: link)
        case .permit(let link): permit(link)
        case .start: start()
        default: break
        }
    }

    /// What came while the process stood still comes now, in order.
    mutating func wakeUp() {
        asleepUntil = min(asleepUntil, now)
        for happening in postponed { agenda.add(happening, at: now) }
        postponed = []
    }

    // MARK: - The network

    /// How long what is sent now is under way.
    mutating func transit() -> Duration {
        plan.latency + .microseconds(random.below(20_000)) + weather.extraLatency
    }

    /// Sends something to the client, behind what was sent before.
    mutating func sendToClient(_ happening: HistoryAgenda.Happening, on link: Int) {
        guard !links[link].isCut else { return }
        let arrival = max(now + transit(), links[link].lastToClient)
        links[link].lastToClient = arrival
        agenda.add(happening, at: arrival)
    }

    /// Sends something to the gateway, behind what was sent before.
    mutating func sendToGateway(_ happening: HistoryAgenda.Happening, on link: Int) {
        guard !links[link].isCut else { return }
        let arrival = max(now + transit(), links[link].lastToGateway)
        links[link].lastToGateway = arrival
        links[link].fastest = min(links[link].fastest, arrival - now)
        links[link].slowest = max(links[link].slowest, arrival - now)
        agenda.add(happening, at: arrival)
    }

    // MARK: - Peace

    /// From now on nothing goes wrong any more; what is broken stays broken.
    private mutating func makePeace() {
        // A process that stands still has yet to see what was wrong meanwhile.
        if !isAwake { return agenda.add(.peace, at: asleepUntil) }
        note("-- nothing goes wrong from now on")
        peaceSince = now
        gateway.receptions = []
        gateway.configuration.acknowledgesHeartbeats = true
        weather = HistoryWeather()
        resumeReading()
    }

    /// How long a shard may take to be ready from whatever state, when nothing goes wrong any more.
    ///
    /// It must first notice what is broken, the latest by the longest of its deadlines. Then up to three attempts,
    /// each after the longest rest: the session may be gone, and the IDENTIFY that follows may come too early for
    /// the gateway because an earlier one was long under way.
    var readinessBound: Duration {
        let refusal = Duration.seconds(600)
        let noticing =
            [
                limits.dialDeadline, limits.helloDeadline, limits.readyDeadline, limits.resumedDeadline,
                plan.heartbeatInterval + limits.acknowledgementDeadline, limits.closeDeadline + refusal,
            ].max() ?? .zero
        let rest =
            [
                limits.reconnectBackoffCap, limits.refusalBackoffCap, limits.identifyBackoffCap, refusal,
            ].max() ?? .zero
        let attempt = Duration.seconds(2) + budget.rules.interval
        return noticing + (rest + attempt) * 3
    }

    /// Looks whether the shard is ready, on a connection that works.
    mutating func lookForReadiness() {
        guard let peaceSince, !isSettled else { return }
        guard now - peaceSince <= readinessBound else {
            return find(.readiness, "not ready \(now - peaceSince) after the last incident")
        }
        guard machine.isReady, let held, !links[held].isCut, let id = links[held].id,
            gateway.hearingConnections.contains(id)
        else { return }
        note("-- ready again")
        isSettled = true
        makeEvents(3)
        agenda.add(.epilogue, at: now + limits.payloadWindow + limits.presenceWindow * 2)
    }

    /// Looks at what must have come about in the end.
    private mutating func conclude() {
        guard machine.isReady, let held, let session = machine.session else {
            return find(.readiness, "not ready any more, though nothing went wrong")
        }
        // Answers to commands may still be under way.
        if links[held].lastToClient > now { return agenda.add(.epilogue, at: links[held].lastToClient) }
        isOver = true
        if let last = gateway.lastSequence(of: session.id), Int64(last) != application.delivered {
            find(.delivery, "the gateway sent \(last) events, and \(application.delivered) were delivered")
        }
        if let wantedPresence, gateway.statistics.presencesDropped == 0, presences[session.id] != wantedPresence {
            find(.presence, "the gateway has \(presences[session.id] as Any), not \(wantedPresence)")
        }
    }
}

import GatewayModels
import GatewayProtocol

// What goes wrong.

extension History {
    mutating func suffer(_ kind: HistoryPlan.Kind) {
        switch kind {
        case .events(let count): makeEvents(count)
        case .reconnect(let delay): inject(.reconnect(closingAfter: delay))
        case .invalidSession(let resumable): inject(.invalidSession(resumable: resumable))
        case .close(let code): inject(.close(code: code))
        case .drop: inject(.drop)
        case .silence: inject(.silence)
        case .heartbeatRequests(let count): for _ in 0..<count { inject(.heartbeatRequest) }
        case .noise(let payload): inject(.payload(payload))
        case .garbage(let fault): inject(fault)
        case .duplicate:
            guard let event = held.flatMap({ links[$0].lastEvent }) else { return }
            inject(.payload(String(decoding: event, as: UTF8.self)))
        case .noAcknowledgements(let duration):
            gateway.configuration.acknowledgesHeartbeats = false
            begin(.noAcknowledgements, for: duration)
        case .unansweredOpenings(let count): weather.unansweredOpenings = count
        case .reception(let reception, let connections):
            for _ in 0..<connections { gateway.prepare(reception) }
        case .reset: reset()
        case .cut: if let held { links[held].isCut = true }
        case .slowNetwork(let latency, let duration):
            weather.extraLatency = latency
            begin(.slowNetwork, for: duration)
        case .deadHost(let host, let onlyForResuming, let duration):
            weather.deadHost = host
            weather.isOnlyResumeHostDead = onlyForResuming
            begin(.deadHost, for: duration)
        case .sendFailure: weather.failsNextSend = true
        default: sufferAtHome(kind)
        }
    }

    /// What the application and its machine do.
    private mutating func sufferAtHome(_ kind: HistoryPlan.Kind) {
        switch kind {
        case .sleep(let duration):
            asleepUntil = max(asleepUntil, now + duration)
            agenda.add(.wake, at: asleepUntil)
        case .pause(let duration):
            application.isPaused = true
            begin(.pause, for: duration)
        case .commands(let count): for _ in 0..<count { submit() }
        case .withdrawal: withdraw()
        case .presences(let count, let pause):
            changePresence()
            if count > 1, peaceSince == nil {
                agenda.add(.incident(.presences(count - 1, every: pause)), at: now + pause)
            }
        case .refusedPermits(let count, let retryAfter):
            weather.refusedPermits = count
            weather.permitRetryAfter = retryAfter
        case .slowPermit(let delay): weather.permitDelay = delay
        case .stop(let keepingSession, let rest):
            self.rest = rest
            // One that closes already keeps to its first order.
            if !keepingSession, machine.isRunning, machine.state != .closing { hasSession = false }
            perform(machine.stop(keepingSession: keepingSession, at: now))
        case .crash(let rest, let isSaveOld):
            if !isSaveOld { save() }
            crash(rest)
        default: break
        }
    }

    private mutating func begin(_ spell: HistoryWeather.Spell, for duration: Duration) {
        agenda.add(.over(spell, number: weather.begin(spell)), at: now + duration)
    }

    mutating func end(_ spell: HistoryWeather.Spell) {
        switch spell {
        case .slowNetwork: weather.extraLatency = .zero
        case .noAcknowledgements: gateway.configuration.acknowledgesHeartbeats = true
        case .deadHost: weather.deadHost = nil
        case .pause: resumeReading()
        }
    }

    /// The connection breaks, and both ends notice soon.
    private mutating func reset() {
        guard let held else { return }
        if let id = links[held].id { gateway.disconnected(id, code: nil, at: now) }
        links[held].backlog = []
        let end = ConnectionEnd(failure: ConnectionFailure(.lost, "reset"))
        let link = held
        // What is under way is lost; only the news of it arrives.
        links.append(links[link])
        links[link].isCut = true
        let rest = links.count - 1
        links[rest].id = nil
        self.held = rest
        lastLink = rest
        agenda.add(.ended(rest, end), at: now + transit())
    }

    private mutating func crash(_ rest: Duration) {
        if let link = held {
            release()
            sendToGateway(.departed(link, code: nil), on: link)
        }
        commands.removeAll()
        application = application.restarted()
        let session = try? application.saved?.session(
            for: .single,
            intents: identification.intents,
            unixMilliseconds: Int64((now + rest).sinceOrigin / .milliseconds(1))
        )
        if session == nil { application.session = nil }
        machine = makeMachine(Self.configuration(identification, plan, resuming: session), random.next())
        hasSession = session != nil
        isReceiving = true
        announced = nil
        wantedPresence = nil
        wakeUp()
        guard !startPending else { return }
        startPending = true
        agenda.add(.start, at: now + rest)
    }
}

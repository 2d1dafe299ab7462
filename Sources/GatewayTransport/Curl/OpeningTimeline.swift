/// How far the opening of a connection is, and how long each stage took.
struct OpeningTimeline {
    private let stages: [TransportError.Stage]
    let start: ContinuousClock.Instant
    private(set) var stage = TransportError.Stage.nameLookup
    private var stageStart: ContinuousClock.Instant
    private var timings = ConnectionInfo.Timings()

    init(_ route: CurlRoute, start: ContinuousClock.Instant) {
        stages =
            [.nameLookup, .tcp] + (route.proxy == nil ? [] : [.proxy]) + (route.url.isSecure ? [.tls] : []) + [.upgrade]
        self.start = start
        stageStart = start
    }

    /// Moves on to a stage, unless it is reached already; stages that were not seen took no time.
    mutating func enter(_ next: TransportError.Stage, at now: ContinuousClock.Instant) {
        guard let current = stages.firstIndex(of: stage), let index = stages.firstIndex(of: next), index > current
        else { return }
        for next in stages[(current + 1)...index] {
            timings = timings(at: now)
            stage = next
            stageStart = now
        }
    }

    /// Moves on to the stage that follows another, if that is the current one.
    mutating func leave(_ stage: TransportError.Stage, at now: ContinuousClock.Instant) {
        guard stage == self.stage, let index = stages.firstIndex(of: stage), index + 1 < stages.count else { return }
        enter(stages[index + 1], at: now)
    }

    /// Begins again with the first stage; the time that has passed counts as before.
    mutating func restart(at now: ContinuousClock.Instant) {
        timings = timings(at: now)
        stage = .nameLookup
        stageStart = now
    }

    /// How long each stage took, if the current one ends now.
    func timings(at now: ContinuousClock.Instant) -> ConnectionInfo.Timings {
        var timings = timings
        let duration = now - stageStart
        switch stage {
        case .nameLookup: timings.nameLookup += duration
        case .tcp: timings.tcp += duration
        case .proxy: timings.proxy = (timings.proxy ?? .zero) + duration
        case .tls: timings.tls = (timings.tls ?? .zero) + duration
        default: timings.upgrade += duration
        }
        return timings
    }

    /// When the current stage must be over.
    func deadline(_ deadlines: CurlTransport.Deadlines) -> ContinuousClock.Instant {
        min(stageStart + deadlines[stage], start + deadlines.opening)
    }
}

extension CurlTransport.Deadlines {
    /// How long a stage of opening may take.
    fileprivate subscript(stage: TransportError.Stage) -> Duration {
        switch stage {
        case .nameLookup: nameLookup
        case .tcp: tcp
        case .proxy: proxy
        case .tls: tls
        default: upgrade
        }
    }
}

import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTransport
/// There are never two live connections of a shard.
struct OneConnectionJudge: Judge {
    mutating func observe(_ observation: Observation, in chronicle: Chronicle) -> HistoryFinding? {
        guard case .dialled(let number, let lane, _) = observation else { return nil }
        for (other, link) in chronicle.links.enumerated() where other != number && link.lane == lane && link.isHeld {
            return HistoryFinding(.oneConnection, "connection \(number) is dialled while \(other) stands")
        }
        return nil
    }
}

/// The gateway's last close code decides: a fatal one ends the shard, 4007 and 4009 end the session.
struct LastWordJudge: Judge {
    private struct Fatality {
        let code: UInt16
        let at: GatewayInstant
    }

    private static let fatalCodes: Set<UInt16> = [4004, 4010, 4011, 4012, 4013, 4014]
    /// How long a shard whose events are read may take to end.
    private static let patience = Duration.seconds(5)

    private var fatalities: [Int: Fatality] = [:]
    private var deadSessions: Set<String> = []

    mutating func observe(_ observation: Observation, in chronicle: Chronicle) -> HistoryFinding? {
        switch observation {
        case .ended(let number, let end):
            let link = chronicle.links[number]
            guard link.leftAt == nil, !link.hasCause, !chronicle.lanes[link.lane].isStopping, let code = end.closeCode
            else { return nil }
            if Self.fatalCodes.contains(code) { fatalities[link.lane] = Fatality(code: code, at: chronicle.now) }
            if code == 4007 || code == 4009, let session = link.session { deadSessions.insert(session) }
        case .sent(let number, let payload):
            guard let session = ClientPayload(payload).session, deadSessions.contains(session) else { return nil }
            return HistoryFinding(.lastWord, "connection \(number) resumes a session that the gateway had ended")
        case .dialled(let number, let lane, _):
            guard let fatality = fatalities[lane] else { return nil }
            return HistoryFinding(.lastWord, "connection \(number) is dialled after close code \(fatality.code)")
        case .stopping(let lane, _), .crashed(let lane):
            fatalities[lane] = nil
        case .runEnded(let lane, let error):
            guard let fatality = fatalities.removeValue(forKey: lane) else { return nil }
            if error?.closeCode?.rawValue != fatality.code {
                return HistoryFinding(
                    .lastWord,
                    "it ended with \(error.map { "\($0)" } ?? "nothing") after \(fatality.code)"
                )
            }
        default: break
        }
        return nil
    }

    mutating func check(_ chronicle: Chronicle) -> HistoryFinding? {
        for (lane, fatality) in fatalities where chronicle.lanes[lane].isReading {
            guard chronicle.now - max(fatality.at, chronicle.lanes[lane].readingSince) > Self.patience else { continue }
            return HistoryFinding(
                .lastWord,
                "it has not ended \(chronicle.now - fatality.at) after close code \(fatality.code)"
            )
        }
        return nil
    }
}

/// A session that was live is resumed promptly.
struct RedialJudge: Judge {
    /// How long the first attempt may wait, after a connection on which the session was live, and not just briefly.
    private static let first = Duration.seconds(1)
    /// How long a later attempt may wait: about 5 s, with jitter.
    private static let later = Duration.seconds(5.5)

    private struct Attempt {
        let wait: Duration
        let bound: Duration
    }

    /// The attempts that are to be judged if they turn out to resume.
    private var attempts: [Int: Attempt] = [:]

    mutating func observe(_ observation: Observation, in chronicle: Chronicle) -> HistoryFinding? {
        switch observation {
        case .dialled(let number, let lane, let url):
            guard let last = chronicle.lanes[lane].lastLink, chronicle.links[last].lane == lane else { return nil }
            let previous = chronicle.links[last]
            guard let gone = previous.goneAt, gone >= chronicle.lanes[lane].startedAt, !mayPause(after: previous) else {
                return nil
            }
            let wasLive = previous.liveAt.map { gone - $0 >= GatewayLimits().briefSession } ?? false
            attempts[number] = Attempt(wait: chronicle.now - gone, bound: wasLive ? Self.first : Self.later)
            if url.hasPrefix(History.resumeURL) { return judge(number) }
        case .sent(let number, let payload):
            guard ClientPayload(payload).opcode == 6 else { return nil }
            return judge(number)
        default: break
        }
        return nil
    }

    /// Op 9 and code 4008 ask for a pause, and so does an upgrade that was refused with a 4xx status.
    private func mayPause(after link: Chronicle.Link) -> Bool {
        if let end = link.end, end.closeCode == 4008 || end.error?.httpStatus != nil { return true }
        return link.arrived.prefix(link.taken).contains { $0.opcode == 9 }
    }

    private mutating func judge(_ number: Int) -> HistoryFinding? {
        guard let attempt = attempts.removeValue(forKey: number), attempt.wait > attempt.bound else { return nil }
        return HistoryFinding(.redial, "connection \(number) was dialled after \(attempt.wait)")
    }
}

/// After the faults the shard is live soon.
struct RecoveryJudge: Judge {
    /// From the moment in which nothing is wrong any more and the application wants the shard to run.
    private static let base = Duration.seconds(10)
    /// A session that turns out to be gone: the pause after op 9 (5 s), and the turn to identify (5.25 s for each shard).
    private static let newSession = Duration.seconds(6)
    private static let turn = Duration.seconds(5.25)

    /// Until when a shard may wait because the gateway refused it, by what the documentation promises.
    private var excuses: [Int: GatewayInstant] = [:]
    /// How many IDENTIFYs in a row had no stable session.
    private var identifies: [Int: Int] = [:]
    private var rejections: [Int: Int] = [:]
    private var failures: [Int: Int] = [:]
    private(set) var recovered: Set<Int> = []

    mutating func observe(_ observation: Observation, in chronicle: Chronicle) -> HistoryFinding? {
        switch observation {
        case .sent(let number, let payload):
            guard ClientPayload(payload).opcode == 2 else { return nil }
            let lane = chronicle.links[number].lane
            identifies[lane, default: 0] += 1
            // Only IDENTIFY has the long backoff, for the sake of its budget: 5 s, doubled each time, up to 900 s.
            if identifies[lane, default: 0] > 1 {
                excuse(lane, until: chronicle.now + Self.backoff(identifies[lane, default: 0] - 1, 5, 900))
            }
        case .ended(let number, let end):
            let link = chronicle.links[number]
            if let live = link.liveAt, chronicle.now - live >= .seconds(30) { identifies[link.lane] = 0 }
            let wasBrief = link.liveAt.map { chronicle.now - $0 < GatewayLimits().briefSession } ?? true
            if !wasBrief {
                rejections[link.lane] = 0
                failures[link.lane] = 0
            }
            if let status = end.error?.httpStatus {
                // After an HTTP rejection the delay is long: 5 s, doubled each time, up to 900 s, or Retry-After.
                rejections[link.lane, default: 0] += (400...499).contains(status) ? 1 : 0
                let pause = Self.backoff(rejections[link.lane, default: 0], 5, 900)
                excuse(link.lane, until: chronicle.now + max(pause, end.error?.retryAfter ?? .zero))
            }
            if wasBrief { fail(link, at: chronicle.now) }
        case .left(let number, _):
            if chronicle.links[number].liveAt == nil { fail(chronicle.links[number], at: chronicle.now) }
        case .denied(let shard, let retryAfter):
            for (lane, other) in chronicle.lanes.enumerated() where other.shard == shard {
                excuse(lane, until: chronicle.now + retryAfter)
            }
        case .peace:
            for lane in chronicle.lanes.indices where chronicle.isLive(lane) { recovered.insert(lane) }
        default: break
        }
        return nil
    }

    /// Without a session, attempts that fail are made ever less often: 1 s, doubled each time, up to 60 s.
    private mutating func fail(_ link: Chronicle.Link, at now: GatewayInstant) {
        failures[link.lane, default: 0] += 1
        if link.resumedAt == nil, !link.url.hasPrefix(History.resumeURL) {
            excuse(link.lane, until: now + Self.backoff(failures[link.lane, default: 0], 1, 60))
        }
    }

    private static func backoff(_ count: Int, _ first: Int, _ cap: Int) -> Duration {
        .seconds(min(cap, first << min(10, max(0, count))))
    }

    private mutating func excuse(_ lane: Int, until time: GatewayInstant) {
        excuses[lane] = max(excuses[lane] ?? time, time)
    }

    mutating func check(_ chronicle: Chronicle) -> HistoryFinding? {
        guard let peace = chronicle.peaceSince else { return nil }
        for (number, lane) in chronicle.lanes.enumerated() where !lane.isCrashed && !recovered.contains(number) {
            if chronicle.isLive(number) {
                recovered.insert(number)
                continue
            }
            guard lane.isRunning, !lane.isStopping else { continue }
            let excused = max(peace, lane.startedAt, excuses[number] ?? peace)
            let bound = Self.base + Self.newSession + Self.turn * chronicle.lanes.count { !$0.isCrashed }
            guard chronicle.now - excused > bound else { continue }
            return HistoryFinding(.recovery, "not live \(chronicle.now - excused) after the last excuse to wait")
        }
        return nil
    }
}

/// A shard ends only when it is closed or refused.
struct EndingJudge: Judge {
    mutating func observe(_ observation: Observation, in chronicle: Chronicle) -> HistoryFinding? {
        guard case .runEnded(let lane, let error) = observation, !chronicle.lanes[lane].isStopping,
            !chronicle.lanes[lane].isCrashed, error?.code != .fatalClose
        else { return nil }
        return HistoryFinding(.ending, "it ended with \(error.map { "\($0)" } ?? "nothing")")
    }
}

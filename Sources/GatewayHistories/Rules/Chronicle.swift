import GatewayProtocol
import GatewayTransport

/// The state of a history as its observations show it: the input of all judges.
struct Chronicle {
    /// One connection, as the client's side of it was seen.
    struct Link {
        let lane: Int
        let url: String
        let dialledAt: GatewayInstant
        var openedAt: GatewayInstant?
        /// The payloads that arrived, of which the client has taken the first ``taken``.
        var arrived: [Written] = []
        var taken = 0
        /// How the connection ended on the gateway's side or in between, and when that had arrived.
        var end: Disconnection?
        var endArrivedAt: GatewayInstant?
        /// When the client had taken the end.
        var endTakenAt: GatewayInstant?
        /// When the client left.
        var leftAt: GatewayInstant?
        /// How many messages had arrived when the first came because of which a client may leave.
        var causeAt: Int?
        var session: String?
        var identifiedAt: GatewayInstant?
        var resumedAt: GatewayInstant?
        /// When READY or RESUMED had arrived.
        var openingArrivedAt: GatewayInstant?
        /// When the client had taken READY or RESUMED.
        var liveAt: GatewayInstant?
        var sends: [GatewayInstant] = []
        /// Since when the network or the gateway does not do its part, if it does not.
        var impairedAt: GatewayInstant?
        /// Whether it refused to send something, after which the client may give it up.
        var hasRefusedSend = false

        var isHeld: Bool { endTakenAt == nil && leftAt == nil }
        /// When the client had no connection any more.
        var goneAt: GatewayInstant? { leftAt.map { min($0, endTakenAt ?? $0) } ?? endTakenAt }
        var hasCause: Bool { causeAt != nil }
    }

    /// A call of the application that has not returned.
    struct Wait {
        let call: HistoryAwait
        let since: GatewayInstant
        /// The position among all calls of the history.
        let order: Int
        /// The connection that its payload was last sent on, and when.
        fileprivate(set) var sent: (link: Int, at: GatewayInstant)?
        fileprivate(set) var isFirstSending = false
        /// Whether the gateway closed a connection with 4001 or 4002 after its payload.
        fileprivate(set) var isSuspect = false
    }

    /// One process: a shard and its application.
    struct Lane {
        let shard: Int
        var link: Int?
        var lastLink: Int?
        var isCrashed = false
        var isStopping = false
        var isRunning = false
        var startedAt: GatewayInstant = .origin
        /// The calls that have not returned, by their numbers.
        fileprivate(set) var waits: [Int: Wait] = [:]
        var isReading = true
        /// When it last began or stopped to read.
        var readingSince: GatewayInstant = .origin
    }

    var links: [Link] = []
    var lanes: [Lane] = []
    /// Whether payloads are slow now.
    var isNetworkSlow = false
    /// When the last slow payload has arrived.
    var networkHealthySince = GatewayInstant.origin
    /// The numbers of the commands that the gateway refuses.
    var poisons: Set<Int> = []
    var peaceSince: GatewayInstant?
    /// The time of the last observation or check.
    private(set) var now = GatewayInstant.origin
    private var callCount = 0

    mutating func advance(to now: GatewayInstant) {
        self.now = now
    }

    mutating func note(_ observation: Observation, at now: GatewayInstant) {
        advance(to: now)
        switch observation {
        case .dialled(let link, let lane, let url):
            assert(link == links.count, "connections are observed in the order of their numbers")
            links.append(Link(lane: lane, url: url, dialledAt: now))
            lanes[lane].link = link
        case .took(let link, let count): took(count, on: link, at: now)
        case .tookEnd(let link, let end):
            if links[link].endTakenAt == nil { links[link].endTakenAt = now }
            letGo(of: link)
            if end.isRejection { suspect(after: link) }
        case .left(let link, _):
            if links[link].leftAt == nil { links[link].leftAt = now }
            letGo(of: link)
        case .sent(let link, let payload):
            links[link].sends.append(now)
            let payload = ClientPayload(payload)
            if let number = payload.command { sent(number, on: link, at: now) }
            switch payload.opcode {
            case 2: links[link].identifiedAt = now
            case 6: links[link].resumedAt = now
            default: break
            }
        case .opened(let link): links[link].openedAt = now
        case .arrived(let link, let written):
            if links[link].causeAt == nil, written.isCauseToLeave { links[link].causeAt = links[link].arrived.count }
            links[link].arrived.append(written)
            if let session = written.session { links[link].session = session }
            if written.opensSession, links[link].openingArrivedAt == nil { links[link].openingArrivedAt = now }
        case .ended(let link, let end):
            links[link].end = end
            links[link].endArrivedAt = now
        case .began(let lane, let call):
            callCount += 1
            lanes[lane].waits[call.number] = Wait(call: call, since: now, order: callCount)
        case .finished(let lane, let number, _): lanes[lane].waits[number] = nil
        case .starting(let lane, _):
            lanes[lane].isRunning = true
            lanes[lane].isStopping = false
            lanes[lane].startedAt = now
        case .stopping(let lane, _): lanes[lane].isStopping = true
        case .crashed(let lane):
            lanes[lane].isCrashed = true
            lanes[lane].waits = [:]
        case .runEnded(let lane, _):
            lanes[lane].isRunning = false
            lanes[lane].link = nil
        case .reading(let lane, let isReading):
            lanes[lane].isReading = isReading
            lanes[lane].readingSince = now
        case .peace: peaceSince = now
        case .sendFailed(let link, _, _): links[link].hasRefusedSend = true
        case .delivered, .written, .blamed, .poisoned, .reported, .saved, .permitted, .denied, .gaveBack,
            .incident:
            break
        }
    }

    private mutating func took(_ count: Int, on link: Int, at now: GatewayInstant) {
        let first = links[link].taken
        links[link].taken += count
        for index in first..<(first + count) where links[link].liveAt == nil {
            if links[link].arrived[index].opensSession { links[link].liveAt = now }
        }
    }

    private mutating func sent(_ number: Int, on link: Int, at now: GatewayInstant) {
        let lane = links[link].lane
        guard let wait = lanes[lane].waits[number] else { return }
        lanes[lane].waits[number]?.isFirstSending = wait.sent == nil
        lanes[lane].waits[number]?.sent = (link, now)
    }

    /// The gateway refused a payload of a connection.
    private mutating func suspect(after link: Int) {
        let lane = links[link].lane
        for (number, wait) in lanes[lane].waits where wait.sent?.link == link {
            lanes[lane].waits[number]?.isSuspect = true
        }
    }

    private mutating func letGo(of link: Int) {
        let lane = links[link].lane
        guard lanes[lane].link == link else { return }
        lanes[lane].link = nil
        lanes[lane].lastLink = link
    }

    /// The connection of a lane if it stands and everything on it works.
    private func working(_ lane: Int) -> Link? {
        guard let number = lanes[lane].link, !isNetworkSlow else { return nil }
        let link = links[number]
        return link.isHeld && link.end == nil && link.impairedAt == nil && !link.hasRefusedSend ? link : nil
    }

    /// The time since which everything works and a session is open, as the wire shows it.
    func healthySince(_ lane: Int) -> GatewayInstant? {
        guard let link = working(lane), !link.hasCause else { return nil }
        return link.openingArrivedAt.map { max($0, networkHealthySince) }
    }

    /// Whether everything works and the client knows that a session is open.
    func isLive(_ lane: Int) -> Bool { working(lane)?.liveAt != nil }
}

extension Disconnection {
    /// Whether the gateway closed the connection because of a payload.
    var isRejection: Bool { closeCode == 4001 || closeCode == 4002 }
}

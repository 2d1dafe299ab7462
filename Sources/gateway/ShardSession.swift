import GatewayModels
import GatewayProtocol
import GatewayShard

/// Runs a shard from its start to its end, and prints what happens.
struct ShardSession: Sendable {
    let shard: Shard
    /// The events to print and count, or `nil` for all.
    let wanted: Set<EventName>?
    let printer: (any EventPrinter)?
    private let clock = ContinuousClock()
    private let began = ContinuousClock.now

    init(shard: Shard, wanted: Set<EventName>? = nil, printer: (any EventPrinter)?) {
        self.shard = shard
        self.wanted = wanted
        self.printer = printer
    }

    /// Runs until the shard ends.
    ///
    /// - Parameter isLast: Called after each event that was printed, with their number; the shard
    ///   is closed when it returns `true`.
    /// - Returns: Why the gateway refused the shard, if it did.
    func run(until isLast: @escaping @Sendable (GatewayEvent, Int) async -> Bool) async -> ShardError? {
        let interrupts = Interrupts { [shard] in Task { await shard.close() } }
        defer { withExtendedLifetime(interrupts) {} }
        let changes = shard.lifecycle()
        async let reported: Void = report(changes)
        async let printed: Void = printEvents(until: isLast)
        var failure: ShardError?
        do {
            try await shard.run()
        } catch {
            failure = error
        }
        _ = await (reported, printed)
        return failure
    }

    func summary() async -> RunSummary {
        RunSummary(
            statistics: await shard.statistics,
            latency: await shard.latency,
            duration: began.duration(to: clock.now),
            cpuSeconds: RunSummary.processCPUSeconds
        )
    }

    private func printEvents(until isLast: @Sendable (GatewayEvent, Int) async -> Bool) async {
        var count = 0
        var events = shard.events.makeAsyncIterator()
        while let event = try? await events.next() {
            guard wanted?.contains(event.name) ?? true else { continue }
            if let printer, !StandardOutput.write(printer.line(for: event)) {
                return await shard.close()
            }
            count += 1
            if await isLast(event, count) { return await shard.close() }
        }
    }

    private func report(_ changes: AsyncStream<GatewayLifecycle>) async {
        for await change in changes {
            if let line = line(for: change) { StandardError.print(line) }
            if case .closed = change { return }
        }
    }

    private func line(for change: GatewayLifecycle) -> String? {
        switch change {
        case .connecting(let url, let isResuming):
            "\(isResuming ? "reconnecting" : "connecting") to \(url)"
        case .connected(let interval):
            "connected; a heartbeat every \(interval.inSeconds) s"
        case .ready(let session):
            "ready" + (session.userID.map { " as user \($0)" } ?? "")
        case .resumed(_, let replayed):
            "resumed; \(replayed) missed events were replayed"
        case .disconnected(let cause, let recovery):
            "disconnected: \(cause); next try in \(recovery.delay.inSeconds.rounded(toPlaces: 1)) s, \(recovery)"
        case .sequenceAnomaly(let sequence, _):
            "warning: event number \(sequence) does not follow the last one"
        case .closed(.closed):
            "closed"
        case .closed:
            nil
        @unknown default:
            nil
        }
    }
}

extension Double {
    fileprivate func rounded(toPlaces places: Int) -> Double {
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        return (self * scale).rounded() / scale
    }
}

import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTestKit
import Synchronization

/// The identify gate of a history: the package's own behind one that is slow, refuses or does not answer.
final class HistoryGate: IdentifyGate {
    /// How the next request is treated.
    enum Mood: Hashable, Sendable {
        case late(Duration)
        /// It is not answered before there is peace.
        case lost
        case denied(retryAfter: Duration)
    }

    private let inner: LocalIdentifyGate
    private let clock: ManualClock
    private let journal: Journal
    private let moods = Mutex<[Mood]>([])
    /// Where requests wait that are answered late or not at all.
    private let waits = Mutex<[Valve]>([])

    init(clock: ManualClock, journal: Journal) {
        inner = LocalIdentifyGate(clock: clock)
        self.clock = clock
        self.journal = journal
    }

    func treatNext(_ mood: Mood) {
        moods.withLock { $0.append(mood) }
    }

    /// From now on every request is answered.
    func makePeace() {
        moods.withLock { $0 = [] }
        for valve in waits.withLock({ $0 }) { valve.open() }
    }

    nonisolated(nonsending) func permit(_ shard: ShardIdentity) async throws(IdentifyBudgetExhausted) -> Duration {
        switch moods.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) {
        case nil: break
        case .late(let delay):
            let valve = shutValve()
            let timer = clock.schedule(after: delay) { valve.open() }
            await valve.pass()
            clock.cancelTimer(timer)
        case .lost:
            await shutValve().pass()
        case .denied(let retryAfter):
            journal.add(.denied(shard: shard.id, retryAfter: retryAfter))
            throw IdentifyBudgetExhausted(remaining: 0, floor: 50, retryAfter: retryAfter)
        }
        let delay = try await inner.permit(shard)
        journal.add(.permitted(shard: shard.id, after: delay))
        return delay
    }

    private func shutValve() -> Valve {
        let valve = Valve()
        valve.shut()
        waits.withLock { $0.append(valve) }
        return valve
    }

    nonisolated(nonsending) func giveBack(_ shard: ShardIdentity) async {
        await inner.giveBack(shard)
        journal.add(.gaveBack(shard: shard.id))
    }
}

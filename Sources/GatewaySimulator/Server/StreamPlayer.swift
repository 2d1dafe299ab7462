import GatewayTestKit
import NIOCore

/// Plays a stream of events to a core's connections.
///
/// With a rate, time earns credit that events spend. Without one, room in the sockets does.
final class StreamPlayer {
    private static let batch = 64
    private static let shortestTick = Duration.milliseconds(5)

    private unowned let core: SimulatorCore
    private var generator: EventGenerator?
    private var stream: SimulatorServer.EventStream?
    private var tick: RepeatedTask?
    private var isScheduled = false
    private var credit = 0.0
    private var lastTick = NIODeadline.now()
    private(set) var generated = 0

    init(core: SimulatorCore, seed: UInt64) {
        self.core = core
        if !core.gateway.world.guilds.isEmpty { generator = EventGenerator(world: core.gateway.world, seed: seed) }
    }

    /// Whether the stream has reached its count.
    var isDone: Bool {
        guard let count = stream?.count else { return false }
        return generated >= count
    }

    func play(_ stream: SimulatorServer.EventStream?) {
        tick?.cancel()
        tick = nil
        self.stream = stream
        generated = 0
        credit = 0
        lastTick = .now()
        if let rate = stream?.rate { startTicking(rate: rate) } else { wakeUp() }
    }

    // MARK: - At a rate

    private func startTicking(rate: Double) {
        guard rate > 0 else { return }
        let interval = max(Duration.seconds(1 / rate), Self.shortestTick)
        let delay = TimeAmount.nanoseconds(Int64(interval / .nanoseconds(1)))
        let core = NIOLoopBound(core, eventLoop: core.loop)
        tick = core.value.loop.scheduleRepeatedTask(initialDelay: delay, delay: delay) { _ in
            core.value.player.tick(rate: rate)
        }
    }

    private func tick(rate: Double) {
        let now = NIODeadline.now()
        let elapsed = now - lastTick
        lastTick = now
        guard !core.gateway.sessionIDs.isEmpty else { return }
        // At most a second's worth at once, so that a pause is not followed by a flood.
        credit = min(credit + Double(elapsed.nanoseconds) / 1e9 * rate, max(1, rate))
        wakeUp()
    }

    // MARK: - In batches

    /// How many events are due right now, up to a batch.
    private var due: Int {
        guard let stream, !isDone else { return 0 }
        let allowed = stream.rate == nil ? (core.hasRoom ? Self.batch : 0) : Int(credit)
        return min(Self.batch, allowed)
    }

    /// Plays what is due, batch by batch.
    ///
    /// Between two batches the event loop must come to its sockets, or it would not hear
    /// a client that says goodbye: it does only while no task is due.
    func wakeUp() {
        guard !isScheduled, due > 0 else { return }
        isScheduled = true
        let core = NIOLoopBound(core, eventLoop: core.loop)
        core.value.loop.scheduleTask(in: .microseconds(100)) {
            let player = core.value.player
            player.isScheduled = false
            let due = player.due
            guard due > 0 else { return }
            player.credit -= Double(due)
            player.play(due)
            player.wakeUp()
        }
    }

    private func play(_ wanted: Int) {
        var actions: [SimulatedGateway.Action] = []
        let left = (stream?.count).map { max(0, $0 - generated) } ?? wanted
        for _ in 0..<min(wanted, left) {
            guard let event = generator?.next() else { return }
            generated += 1
            actions += core.gateway.dispatch(event, at: core.now)
        }
        core.perform(actions)
    }
}

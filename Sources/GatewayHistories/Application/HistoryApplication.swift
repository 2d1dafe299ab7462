import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTestKit
import Synchronization

/// The program around one shard: it reads events, sends commands, starts and stops.
final class HistoryApplication: Sendable {
    /// How the program reads its events.
    enum Style: Hashable, Sendable, CaseIterable {
        /// By the handler of `run`.
        case handler
        /// By `run()` in one task and `events` in another.
        case events
        /// By `start()` and then `events`.
        case started
    }

    /// A command that is ready to be sent.
    struct Order: Hashable, Sendable {
        let wait: HistoryAwait
        let guild: Snowflake
        /// How long it may take, or `nil` for the default.
        let deadline: Duration?
    }

    private struct State {
        var tasks: [Int: Task<Void, Never>] = [:]
        var inHandler: [Order] = []
        var pause: Duration = .zero
        var openTasks = 0
        /// How the run has ended whose events another task reads.
        var result: Result<Void, ShardError>?
    }

    let shard: Shard
    /// Where the reader waits while it is blocked.
    let valve = Valve()
    private let lane: Int
    private let style: Style
    private let clock: ManualClock
    private let journal: Journal
    private let state = Mutex(State())

    init(_ shard: Shard, lane: Int, style: Style, clock: ManualClock, journal: Journal) {
        self.shard = shard
        self.lane = lane
        self.style = style
        self.clock = clock
        self.journal = journal
    }

    /// How many tasks have not ended.
    var openTasks: Int { state.withLock(\.openTasks) }

    /// Whether it handles events slowly.
    var isSlow: Bool { state.withLock { $0.pause > .zero } }

    /// Sets how long the reader takes for each event.
    func setPause(_ pause: Duration) {
        state.withLock { $0.pause = pause }
    }

    // MARK: - Running

    func start() {
        switch style {
        case .handler:
            task {
                do throws(ShardError) {
                    try await self.shard.run { await self.handle($0) }
                    self.journal.add(.runEnded(lane: self.lane, nil))
                } catch {
                    self.journal.add(.runEnded(lane: self.lane, error))
                }
            }
        case .events:
            state.withLock { $0.result = nil }
            task {
                do throws(ShardError) {
                    try await self.shard.run()
                    self.state.withLock { $0.result = .success(()) }
                } catch {
                    self.state.withLock { $0.result = .failure(error) }
                }
            }
            task { await self.readWhileRunning() }
        case .started:
            task {
                do throws(ShardError) {
                    try await self.shard.start()
                    await self.read()
                    try await self.shard.join()
                    self.journal.add(.runEnded(lane: self.lane, nil))
                } catch {
                    self.journal.add(.runEnded(lane: self.lane, error))
                }
            }
        }
    }

    /// Reports what the shard reports.
    func listen() {
        let changes = shard.lifecycle()
        let listener = Task(executorPreference: clock.executor) {
            for await change in changes { self.journal.add(.reported(lane: self.lane, change)) }
        }
        state.withLock { $0.tasks[-1] = listener }
    }

    func stopListening() {
        state.withLock { $0.tasks.removeValue(forKey: -1) }?.cancel()
    }

    /// Reads the events of a run, of which the sequence may not have begun yet, and reports its end.
    private func readWhileRunning() async {
        var result: Result<Void, ShardError>?
        while result == nil {
            await read()
            try? await clock.sleep(until: clock.now.advanced(by: .milliseconds(10)))
            result = state.withLock(\.result)
        }
        await read()
        if case .failure(let error)? = result {
            journal.add(.runEnded(lane: lane, error))
        } else {
            journal.add(.runEnded(lane: lane, nil))
        }
    }

    private func read() async {
        var events = shard.events.makeAsyncIterator()
        while let event = try? await events.next() { await handle(event) }
    }

    private func handle(_ event: GatewayEvent) async {
        journal.add(.delivered(lane: lane, event))
        let (pause, orders) = state.withLock { state in
            defer { state.inHandler = [] }
            return (state.pause, state.inHandler)
        }
        if pause > .zero { try? await clock.sleep(until: clock.now.advanced(by: pause)) }
        await valve.pass()
        for order in orders { await perform(order) }
    }

    func close(keepingSession: Bool, _ wait: HistoryAwait) {
        task {
            self.journal.add(.began(lane: self.lane, wait))
            await self.shard.close(keepingSession: keepingSession)
            self.journal.add(.finished(lane: self.lane, number: wait.number, nil))
        }
    }

    func save(unixMilliseconds: Int64) {
        task {
            let snapshot = await self.shard.snapshot(unixMilliseconds: unixMilliseconds)
            self.journal.add(.saved(lane: self.lane, snapshot))
        }
    }

    // MARK: - Commands

    /// Sends a command from a separate task.
    func send(_ order: Order) {
        task(order.wait.number) { await self.perform(order) }
    }

    /// Sends a command from the handler of the next event.
    func sendInHandler(_ order: Order) {
        state.withLock { $0.inHandler.append(order) }
    }

    func withdraw(_ number: Int) {
        state.withLock { $0.tasks[number] }?.cancel()
    }

    private func perform(_ order: Order) async {
        let number = order.wait.number
        journal.add(.began(lane: lane, order.wait))
        do {
            try await call(order)
            journal.add(.finished(lane: lane, number: number, nil))
        } catch {
            journal.add(.finished(lane: lane, number: number, error))
        }
    }

    private func call(_ order: Order) async throws(CommandError) {
        let number = order.wait.number
        let guild = Snowflake(UInt64(number))
        switch order.wait.kind {
        case .voice:
            try await shard.send(
                .updateVoiceState(VoiceStateUpdate(guild: guild, channel: nil)),
                within: order.deadline
            )
        case .sounds: try await shard.send(.requestSoundboardSounds(guilds: [guild]), within: order.deadline)
        case .channels:
            try await shard.send(.requestChannelInfo(guild: guild, fields: [.status]), within: order.deadline)
        case .member:
            _ = try await shard.requestGuildMembers(
                guild: order.guild,
                .users([Snowflake(1)]),
                nonce: String(number),
                within: order.deadline
            ).collect()
        case .presence: try await shard.updatePresence(PresenceUpdate(since: .set(Int64(number))))
        case .close: await shard.close()
        }
    }

    private func task(_ number: Int? = nil, _ body: @escaping @Sendable () async -> Void) {
        state.withLock { $0.openTasks += 1 }
        let task = Task(executorPreference: clock.executor) {
            await body()
            self.state.withLock { state in
                state.openTasks -= 1
                if let number { state.tasks[number] = nil }
            }
        }
        if let number { state.withLock { $0.tasks[number] = task } }
    }
}

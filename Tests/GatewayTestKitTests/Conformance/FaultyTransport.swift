import GatewayTestKit
import GatewayTransport
import Synchronization

/// A transport that breaks one clause of the contract.
struct FaultyTransport: Transport {
    enum Fault: CaseIterable {
        case reordersMessages, losesMessages, changesKinds
        case timesOutEarly, neverTimesOut
        case forgetsItsEnd, blursErrors
        case swallowsWakes, wakesTwice, ignoresCancellation
        case alwaysReceives, sendsIntoTheVoid
        case losesCloseReasons, sendsAnyCloseCode, neverLetsGo, forgetsTraffic
    }

    let base: InMemoryTransport
    let fault: Fault

    var executor: any SerialExecutor { base.executor }

    func makeTimer() -> any TransportTimer { base.makeTimer() }

    func open(_ url: String) -> any TransportConnection {
        FaultyConnection(base.open(url), fault, base.clock.executor)
    }
}

private final class FaultyConnection: TransportConnection {
    private struct State {
        var hasEnded = false
        var owesWake = false
    }

    private let base: any TransportConnection
    private let fault: FaultyTransport.Fault
    private let executor: ManualExecutor
    private let state = Mutex(State())

    init(_ base: any TransportConnection, _ fault: FaultyTransport.Fault, _ executor: ManualExecutor) {
        self.base = base
        self.fault = fault
        self.executor = executor
        if fault == .neverLetsGo { Immortal.shared.keep(base) }
    }

    var traffic: Traffic {
        fault == .forgetsTraffic && state.withLock(\.hasEnded) ? Traffic() : base.traffic
    }

    nonisolated(nonsending) func next(within timeout: Duration?, receiving: Bool) async -> Arrival {
        if fault == .wakesTwice, takeOwedWake() { return .woken }
        var timeout = timeout
        if fault == .timesOutEarly { timeout = timeout.map { $0 * 0.9 } }
        if fault == .neverTimesOut, let limit = timeout, limit > .zero { timeout = nil }
        if fault == .forgetsItsEnd, state.withLock(\.hasEnded) { return .timeout }
        let arrival = await wait(timeout, receiving || fault == .alwaysReceives)
        if case .closed = arrival { state.withLock { $0.hasEnded = true } }
        return await distort(arrival, timeout, receiving)
    }

    nonisolated(nonsending) private func wait(_ timeout: Duration?, _ receiving: Bool) async -> Arrival {
        guard fault == .ignoresCancellation else { return await base.next(within: timeout, receiving: receiving) }
        return await Task(executorPreference: executor) { [base] in
            await base.next(within: timeout, receiving: receiving)
        }.value
    }

    nonisolated(nonsending) private func distort(
        _ arrival: Arrival,
        _ timeout: Duration?,
        _ receiving: Bool
    ) async -> Arrival {
        switch (arrival, fault) {
        case (.messages(let batch), .reordersMessages):
            return .messages(MessageBatch(batch.reversed()))
        case (.messages(let batch), .losesMessages):
            return .messages(batch.count > 1 ? MessageBatch(batch.dropLast()) : batch)
        case (.messages(let batch), .changesKinds):
            return .messages(MessageBatch(batch.map { WebSocketMessage(.text, $0.payload) }))
        case (.closed(let end), .blursErrors) where end.error != nil:
            return .closed(Disconnection(error: TransportError(.dropped, "it ended")))
        case (.woken, .wakesTwice):
            state.withLock { $0.owesWake = true }
            return .woken
        default:
            return arrival
        }
    }

    private func takeOwedWake() -> Bool {
        state.withLock { state in
            defer { state.owesWake = false }
            return state.owesWake
        }
    }

    func send(_ message: WebSocketMessage) throws(TransportError) {
        do {
            try base.send(message)
        } catch {
            if fault != .sendsIntoTheVoid { throw error }
        }
    }

    func close(code: UInt16, reason: String) {
        let code = fault == .sendsAnyCloseCode && !(3000...4999).contains(code) ? 3000 : code
        base.close(code: code, reason: fault == .losesCloseReasons ? "" : reason)
    }

    func abort() { base.abort() }

    func wake() {
        if fault != .swallowsWakes { base.wake() }
    }
}

/// Keeps connections for ever.
private final class Immortal: Sendable {
    static let shared = Immortal()
    private let kept = Mutex<[any TransportConnection]>([])

    func keep(_ connection: any TransportConnection) {
        kept.withLock { $0.append(connection) }
    }
}

public import GatewayTransport
import Synchronization

final class ManualTimer: TransportTimer {
    private let timeline: Timeline
    private let state = Mutex<(wait: Wait<Void>?, isWoken: Bool)>((nil, false))
    init(_ timeline: Timeline) { self.timeline = timeline }
    nonisolated(nonsending) func wait(for duration: Duration?) async {
        if let duration, duration <= .zero { return }
        let wait = Wait<Void>(on: timeline)
        let isWoken = state.withLock { state in
            defer { state.isWoken = false }
            if !state.isWoken { state.wait = wait }
            return state.isWoken
        }
        if isWoken { return }
        let timer = duration.map { timeline.schedule(after: $0) { wait.end(()) } }
        await withTaskCancellationHandler { await wait.outcome() } onCancel: { wait.end(()) }
        if let timer { timeline.cancel(timer) }
        state.withLock { $0.wait = nil }
    }
    func wake() {
        let wait = state.withLock { state in
            if state.wait == nil { state.isWoken = true }
            return state.wait.take()
        }
        wait?.end(())
    }
}
extension InMemoryTransport {
    public func makeTimer() -> any TransportTimer { ManualTimer(clock.timeline) }
}

import Synchronization

/// A point that tasks pass while it is open, and at which they wait while it is shut.
final class Valve: Sendable {
    private struct State {
        var isOpen = true
        var lastID = 0
        var waiting: [(id: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    var isOpen: Bool { state.withLock(\.isOpen) }

    func shut() {
        state.withLock { $0.isOpen = false }
    }

    func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for waiter in waiting { waiter.continuation.resume() }
    }

    /// Waits until the valve is open or the task is cancelled.
    nonisolated(nonsending) func pass() async {
        guard !isOpen else { return }
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { self.wait(id, $0) }
        } onCancel: {
            let waiter = state.withLock { state in
                state.waiting.firstIndex { $0.id == id }.map { state.waiting.remove(at: $0).continuation }
            }
            waiter?.resume()
        }
    }

    private func wait(_ id: Int, _ continuation: CheckedContinuation<Void, Never>) {
        let mustWait = state.withLock { state in
            guard !state.isOpen, !Task.isCancelled else { return false }
            state.waiting.append((id, continuation))
            return true
        }
        if !mustWait { continuation.resume() }
    }
}

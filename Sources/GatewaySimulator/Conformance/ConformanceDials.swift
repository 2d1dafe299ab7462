import NIOCore
import Synchronization

/// Brings together those who wait for a dial and the dials, by URL.
final class ConformanceDials: Sendable {
    private typealias Waiter = CheckedContinuation<LoopbackConformanceConnection, any Error>

    private struct State {
        var base: String?
        var urlCount = 0
        var channels: [ObjectIdentifier: any Channel] = [:]
        var dials: [String: [LoopbackConformanceConnection]] = [:]
        var waiters: [String: [Waiter]] = [:]
    }

    private let state = Mutex(State())

    func open(_ base: String) {
        state.withLock { $0.base = base }
    }

    /// Ends all waits; returns what is still connected.
    func close() -> [any Channel] {
        let (waiters, channels) = state.withLock { state in
            defer { state = State() }
            return (state.waiters.values.flatMap(\.self), Array(state.channels.values))
        }
        for waiter in waiters { waiter.resume(throwing: CancellationError()) }
        return channels
    }

    func makeURL() -> String {
        state.withLock { state in
            state.urlCount += 1
            return "\(state.base ?? "ws://127.0.0.1:1")/\(state.urlCount)"
        }
    }

    func next(of url: String) async throws -> LoopbackConformanceConnection {
        let path = "/\(url.split(separator: "/").last ?? "")"
        return try await withCheckedThrowingContinuation { waiter in
            let connection: Result<LoopbackConformanceConnection, any Error>? = state.withLock { state in
                guard state.base != nil else { return .failure(CancellationError()) }
                if let first = state.dials[path]?.first {
                    state.dials[path]?.removeFirst()
                    return .success(first)
                }
                state.waiters[path, default: []].append(waiter)
                return nil
            }
            if let connection { waiter.resume(with: connection) }
        }
    }

    /// A channel is there, though it has not asked for anything yet.
    func track(_ channel: any Channel) {
        let key = ObjectIdentifier(channel)
        state.withLock { $0.channels[key] = channel }
        channel.closeFuture.whenComplete { _ in self.state.withLock { $0.channels[key] = nil } }
    }

    func dialled(_ path: String, _ connection: LoopbackConformanceConnection) {
        let waiter: Waiter? = state.withLock { state in
            if state.waiters[path]?.isEmpty == false { return state.waiters[path]?.removeFirst() }
            state.dials[path, default: []].append(connection)
            return nil
        }
        waiter?.resume(returning: connection)
    }
}

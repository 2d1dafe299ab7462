import GatewayTransport
import Synchronization

/// The tools of a check: the transport, its peer, and the current expectation.
final class ConformanceScene: Sendable {
    private struct State {
        var step = "the check to begin"
        var ends: [any ConformancePeerConnection] = []
        var mismatch: Mismatch?
        var result: Result<Void, TransportConformance.Failure>?
    }

    let transport: any Transport
    let peer: any ConformancePeer
    let limits: TransportConformance.Limits
    private let state = Mutex(State())

    init(transport: any Transport, peer: any ConformancePeer, limits: TransportConformance.Limits) {
        self.transport = transport
        self.peer = peer
        self.limits = limits
    }

    /// The event that the check waits for.
    var step: String {
        get { state.withLock(\.step) }
        set { state.withLock { $0.step = newValue } }
    }

    /// How the check ended.
    var result: Result<Void, TransportConformance.Failure>? { state.withLock(\.result) }

    /// The failures so far; the check may go on after one.
    var mismatch: Mismatch? { state.withLock(\.mismatch) }

    private func note(_ error: any Error) {
        guard let mismatch = error as? Mismatch else { return }
        state.withLock { $0.mismatch = $0.mismatch ?? mismatch }
    }

    func end(_ result: Result<Void, TransportConformance.Failure>) {
        state.withLock { $0.result = result }
    }

    /// Ends the peer's side of what was dialled.
    func tearDown() async {
        let ends = state.withLock { state in
            defer { state.ends = [] }
            return state.ends
        }
        for end in ends { await end.drop() }
    }

    // MARK: - Connecting

    /// Dials; the peer has not answered.
    func dial() async throws -> Conversation {
        let url = peer.makeURL()
        let near = transport.open(url)
        return Conversation(near: near, far: try await answer(url), scene: self)
    }

    /// Opens a connection.
    func connect() async throws -> Conversation {
        let conversation = try await dial()
        try await conversation.far.accept()
        try await conversation.expectOpened()
        return conversation
    }

    /// Waits for a dial.
    func answer(_ url: String) async throws -> any ConformancePeerConnection {
        step = "the transport to ask the peer for the upgrade"
        let far = try await peer.nextDial(of: url)
        state.withLock { $0.ends.append(far) }
        return far
    }

    // MARK: - Time

    /// Lets a while pass in which something could happen that must not.
    func pause() async throws {
        try await peer.clock.sleep(for: limits.quiet)
    }

    /// Does something while something else goes on, which must end as well.
    func during<Value: Sendable>(
        _ background: @escaping @Sendable () async throws -> Void,
        _ body: () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await background() }
            do {
                let value = try await body()
                try await group.waitForAll()
                return value
            } catch {
                // The group waits for the rest, which may never end.
                note(error)
                throw error
            }
        }
    }

    /// How long something takes.
    func elapsed(_ body: () async throws -> Void) async rethrows -> Duration {
        try await peer.clock.measure(body)
    }
}

/// One connection, from both ends.
struct Conversation: Sendable {
    let near: any TransportConnection
    let far: any ConformancePeerConnection
    let scene: ConformanceScene
}

/// Something else came than the contract wants.
struct Mismatch: Error {
    let expected: String
    let actual: String
}

/// Holds what came against what is expected.
func expect<Value: Equatable>(_ what: String, _ actual: Value, is expected: Value) throws {
    guard actual != expected else { return }
    throw Mismatch(expected: "\(what) \(expected)", actual: "it is \(actual)")
}

extension WebSocketMessage {
    static func text(_ text: String) -> WebSocketMessage { WebSocketMessage(.text, Array(text.utf8)) }

    /// A binary message of a size whose bytes tell when they are out of place.
    static func pattern(_ size: Int) -> WebSocketMessage {
        // A prime length, so that no power of two is a multiple of it.
        let block = Array(UInt8(0)..<251)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size + block.count)
        while bytes.count < size { bytes += block }
        return WebSocketMessage(.binary, bytes.prefix(size))
    }
}

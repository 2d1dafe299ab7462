import GatewayTransport
import Testing

extension TransportConnection {
    /// The next arrival, which must come within 20 seconds.
    nonisolated(nonsending) func next() async -> Arrival {
        await next(within: .seconds(20), receiving: true)
    }

    /// Waits until the connection is open.
    @discardableResult
    nonisolated(nonsending) func opened() async throws -> ConnectionInfo {
        switch await next() {
        case .opened(let info): return info
        case let other: throw Unexpected(other)
        }
    }

    /// Collects messages.
    nonisolated(nonsending) func messages(_ count: Int) async throws -> [WebSocketMessage] {
        var all: [WebSocketMessage] = []
        while all.count < count {
            switch await next() {
            case .messages(let some): all += some
            case let other: throw Unexpected(other)
            }
        }
        return all
    }

    /// Waits for the end, and passes over everything before.
    nonisolated(nonsending) func end() async throws -> Disconnection {
        while true {
            switch await next() {
            case .closed(let end): return end
            case .opened, .messages: continue
            case let other: throw Unexpected(other)
            }
        }
    }
}

struct Unexpected: Error {
    let arrival: Arrival

    init(_ arrival: Arrival) { self.arrival = arrival }
}

extension WebSocketMessage {
    static func text(_ text: String) -> WebSocketMessage { WebSocketMessage(.text, Array(text.utf8)) }
}

extension CurlTransport {
    /// A transport with some settings changed.
    init(_ change: (inout Configuration) -> Void) {
        var configuration = Configuration()
        change(&configuration)
        self.init(configuration: configuration)
    }
}

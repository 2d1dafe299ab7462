import GatewayTestKit
import GatewayTransport
import Synchronization

/// A gateway that does what no well-behaved one does; it compresses nothing.
final class ScriptedGateway: Sendable {
    private struct State {
        var closesAfterResumed: Int
        var sequence = 1
    }

    private let state: Mutex<State>
    private let resumeURL: String
    private let interval: String

    /// - Parameters:
    ///   - count: How many times RESUMED is followed by a close with 4000 at once.
    ///   - resumeURL: The URL that READY names.
    ///   - interval: The heartbeat interval in HELLO, as JSON.
    init(closingAfterResumed count: Int = 0, resumeURL: String = "ws://gateway.example", interval: String = "41250") {
        state = Mutex(State(closesAfterResumed: count))
        self.resumeURL = resumeURL
        self.interval = interval
    }

    func handle(_ input: InMemoryTransport.Input, on connection: InMemoryConnection) {
        switch input {
        case .dialled:
            connection.accept()
            connection.deliver(#"{"op":10,"d":{"heartbeat_interval":\#(interval)}}"#)
        case .message(let message):
            let text = String(decoding: message.payload, as: UTF8.self)
            if text.hasPrefix(#"{"op":2,"#) {
                connection.deliver(
                    #"{"op":0,"t":"READY","s":1,"d":{"session_id":"abc","resume_gateway_url":"\#(resumeURL)"}}"#
                )
            } else if text.hasPrefix(#"{"op":6,"#) {
                resume(connection)
            } else if text.hasPrefix(#"{"op":1,"#) {
                connection.deliver(#"{"op":11}"#)
            }
        default:
            break
        }
    }

    private func resume(_ connection: InMemoryConnection) {
        let (sequence, closes) = state.withLock { state in
            state.sequence += 1
            defer { state.closesAfterResumed -= 1 }
            return (state.sequence, state.closesAfterResumed > 0)
        }
        connection.deliver(#"{"op":0,"t":"RESUMED","s":\#(sequence),"d":{}}"#)
        if closes { connection.close(code: 4000) }
    }
}

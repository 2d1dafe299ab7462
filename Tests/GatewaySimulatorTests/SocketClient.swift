import GatewayJSON
import GatewayModels
import GatewayTransport

/// A client of the simulator on a real socket that looks at each payload by hand.
final class SocketClient {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let connection: any TransportConnection
    private var waiting: [WebSocketMessage] = []

    init(to url: String, query: String = "?v=10&encoding=json", authorityPEM: String? = nil) {
        var configuration = CurlTransport.Configuration()
        configuration.deadlines.opening = .seconds(50)
        configuration.deadlines.tcp = .seconds(50)
        configuration.deadlines.tls = .seconds(50)
        configuration.deadlines.upgrade = .seconds(50)
        configuration.deadlines.closing = .seconds(50)
        if let authorityPEM { configuration.tls.authorities = .pem(Array(authorityPEM.utf8)) }
        connection = CurlTransport(configuration: configuration).open(url + "/" + query)
    }

    /// How the connection ended, or `nil` if it was opened.
    func opening() async throws -> Disconnection? {
        switch await connection.next(within: .seconds(50), receiving: true) {
        case .opened: return nil
        case .closed(let end): return end
        case let arrival: throw Failure(description: "unexpected: \(arrival)")
        }
    }

    /// The next message, or `nil` at the end of the connection.
    func nextMessage() async throws -> WebSocketMessage? {
        while waiting.isEmpty {
            switch await connection.next(within: .seconds(50), receiving: true) {
            case .messages(let messages): waiting += messages
            case .closed: return nil
            case .opened, .woken: continue
            case .timeout: throw Failure(description: "nothing came in 50 seconds")
            }
        }
        return waiting.removeFirst()
    }

    func nextPayload() async throws -> JSONValue {
        guard let message = try await nextMessage() else { throw Failure(description: "the connection ended") }
        return try JSONValue(parsing: Array(message.payload))
    }

    /// The first payload with a name; those before it are passed over.
    func payload(named name: String) async throws -> JSONValue {
        while true {
            let payload = try await nextPayload()
            if payload["t"]?.string == name { return payload }
        }
    }

    /// How the connection ends; what comes before is passed over.
    func end() async throws -> Disconnection {
        while true {
            switch await connection.next(within: .seconds(50), receiving: true) {
            case .closed(let end): return end
            case .timeout: throw Failure(description: "the connection did not end in 50 seconds")
            case .opened, .messages, .woken: continue
            }
        }
    }

    func send(_ opcode: Int, _ data: JSONValue) throws {
        let payload = JSONValue.object(["op": .integer(Int64(opcode)), "d": data])
        try connection.send(WebSocketMessage(.text, payload.encoded()))
    }

    func close(code: UInt16) {
        connection.close(code: code, reason: "")
    }

    // MARK: - Conversations

    /// Identifies; returns the data of READY.
    func identify(token: String = "simulated-token", intents: Intents = .all) async throws -> JSONValue {
        guard try await opening() == nil else { throw Failure(description: "not opened") }
        _ = try await nextPayload()
        try send(
            2,
            [
                "token": .string(token), "intents": .integer(Int64(intents.rawValue)),
                "properties": ["os": "test", "browser": "test", "device": "test"],
            ]
        )
        return try await payload(named: "READY")["d"] ?? .null
    }

    /// Resumes; returns the payloads up to RESUMED.
    func resume(_ session: String, at sequence: Int64) async throws -> [JSONValue] {
        guard try await opening() == nil else { throw Failure(description: "not opened") }
        _ = try await nextPayload()
        try send(6, ["token": "simulated-token", "session_id": .string(session), "seq": .integer(sequence)])
        var payloads: [JSONValue] = []
        while payloads.last?["t"]?.string != "RESUMED" { payloads.append(try await nextPayload()) }
        return payloads
    }
}

import GatewayJSON
import GatewayModels
import GatewayProtocol
import GatewayTestKit

/// Plays clients of a simulated gateway, without sockets and with a time of its own.
struct GatewayDriver {
    typealias ConnectionID = SimulatedGateway.ConnectionID

    /// A world that is made once, for all that do not care which.
    private static let world = SimulatedWorld(seed: 5, guildCount: 2, userCount: 6)

    var gateway: SimulatedGateway
    var now = GatewayInstant(.seconds(1_000))
    /// The last actions.
    private(set) var actions: [SimulatedGateway.Action] = []

    init(
        seed: UInt64 = 1,
        world: SimulatedWorld = Self.world,
        _ configure: (inout SimulatedGateway.Configuration) -> Void = { _ in }
    ) {
        var configuration = SimulatedGateway.Configuration()
        configure(&configuration)
        gateway = SimulatedGateway(configuration: configuration, world: world, seed: seed)
    }

    struct Rejected: Error, Equatable {
        let status: Int
        let retryAfter: Int?
    }

    mutating func connect(_ query: String = "v=10&encoding=json") throws(Rejected) -> ConnectionID {
        switch gateway.connect(to: "/?" + query, at: now) {
        case .accept(let id, let actions):
            self.actions = actions
            return id
        case .reject(let status, let retryAfter):
            throw Rejected(status: status, retryAfter: retryAfter)
        }
    }

    mutating func send(_ text: String, from id: ConnectionID) {
        actions = gateway.receive(Array(text.utf8), from: id, at: now)
    }

    mutating func send(_ opcode: Int, _ data: JSONValue, from id: ConnectionID) {
        send(JSONValue.object(["op": .integer(Int64(opcode)), "d": data]).description, from: id)
    }

    mutating func pass(_ duration: Duration) {
        now = now + duration
        actions = gateway.advance(to: now)
    }

    mutating func inject(_ fault: SimulatedGateway.Fault, into id: ConnectionID? = nil) {
        actions = gateway.inject(fault, into: id, at: now)
    }

    mutating func dispatch(_ event: SimulatedEvent) {
        actions = gateway.dispatch(event, at: now)
    }

    // MARK: - What came back

    /// The payloads of the last actions for a connection.
    func payloads(to id: ConnectionID) -> [JSONValue] {
        actions.compactMap { action in
            guard case .send(id, let bytes, _) = action else { return nil }
            return try? JSONValue(parsing: bytes)
        }
    }

    func payloads() -> [JSONValue] {
        actions.compactMap { action in
            guard case .send(_, let bytes, _) = action else { return nil }
            return try? JSONValue(parsing: bytes)
        }
    }

    /// The names of the dispatch events, and the opcodes of the rest, in the last actions.
    var summary: [String] {
        actions.map { action in
            switch action {
            case .send(_, let bytes, _):
                guard let payload = Self.envelope(of: bytes) else { return "raw" }
                if let name = payload["t"]?.string { return name }
                let opcode = "op \(payload["op"]?.integer ?? -1)"
                return payload["d"]?.bool.map { "\(opcode) \($0)" } ?? opcode
            case .close(_, let code, _): return "close \(code.map(String.init) ?? "-")"
            case .drop: return "drop"
            }
        }
    }

    /// A payload; a long one without its data, which takes long to read.
    private static func envelope(of bytes: [UInt8]) -> JSONValue? {
        let start = String(decoding: bytes.prefix(200), as: UTF8.self)
        guard bytes.count > 1_000, let data = start.firstRange(of: #","d":"#) else {
            return try? JSONValue(parsing: bytes)
        }
        return try? JSONValue(parsing: Array((start[..<data.lowerBound] + "}").utf8))
    }

    // MARK: - Clients in a state

    static func identify(
        token: String = "simulated-token",
        intents: Intents? = .unprivileged,
        _ more: JSONObject = [:]
    ) -> JSONValue {
        var data: JSONObject = ["token": .string(token), "properties": ["os": "test", "browser": "t", "device": "t"]]
        if let intents { data["intents"] = .integer(Int64(intents.rawValue)) }
        for (key, value) in more { data[key] = value }
        return .object(data)
    }

    mutating func identified(
        on query: String = "v=10&encoding=json",
        intents: Intents = .all,
        _ more: JSONObject = [:]
    ) throws -> (id: ConnectionID, session: String) {
        let id = try connect(query)
        send(2, Self.identify(intents: intents, more), from: id)
        guard case .send(id, let ready, _)? = actions.first,
            let session = try JSONValue(parsing: ready)["d"]?["session_id"]?.string
        else { throw NotReady(summary: summary) }
        return (id, session)
    }

    struct NotReady: Error {
        let summary: [String]
    }

    static func resume(_ session: String, at sequence: Int, token: String = "simulated-token") -> JSONValue {
        ["token": .string(token), "session_id": .string(session), "seq": .integer(Int64(sequence))]
    }
}

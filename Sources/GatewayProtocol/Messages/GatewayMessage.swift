internal import GatewayJSON
internal import GatewayModels

/// A payload from the gateway, sorted by its opcode.
///
/// Source: Discord's documentation, "Gateway Events", Payload Structure.
@nonexhaustive
public enum GatewayMessage: Hashable, Sendable {
    /// HELLO, with the heartbeat interval.
    case hello(heartbeatInterval: Duration)
    /// An event.
    case dispatch(GatewayEvent)
    /// The gateway asks for a heartbeat now.
    case heartbeatRequest
    /// The gateway received a heartbeat.
    case heartbeatAcknowledged
    /// The gateway asks to reconnect and resume.
    case reconnect
    /// The session is invalid, perhaps to be resumed all the same.
    case invalidSession(isResumable: Bool)
    /// An opcode that no documentation names.
    case unknown(Opcode)

    /// Reads a payload.
    ///
    /// Its keys may come in any order, `s` and `t` may be absent or null, and
    /// unknown keys are passed over; of a repeated key the last counts.
    ///
    /// - Parameter payload: UTF-8 JSON, after inflation.
    /// - Throws: ``ProtocolError``: the connection must be replaced.
    public init(payload: [UInt8]) throws(ProtocolError) {
        try self.init(payload: payload, in: payload.indices)
    }

    /// Reads a payload that is part of an array, as ``init(payload:)`` does.
    ///
    /// - Parameters:
    ///   - bytes: An array that holds the payload. An event shares it.
    ///   - range: Where the payload is. It must lie within the array.
    /// - Throws: ``ProtocolError``: the connection must be replaced.
    public init(payload bytes: [UInt8], in range: Range<Int>) throws(ProtocolError) {
        try self.init(Envelope.scan(bytes, in: range), of: bytes, in: range)
    }

    init(_ envelope: Envelope, of bytes: [UInt8], in range: Range<Int>) throws(ProtocolError) {
        switch envelope.opcode {
        case .dispatch:
            guard let name = envelope.name else {
                throw ProtocolError(.invalidEnvelope, "A dispatch has no event name")
            }
            self = .dispatch(GatewayEvent(name, envelope, of: bytes, in: range))
        case .hello:
            self = .hello(heartbeatInterval: try Self.heartbeatInterval(of: envelope, in: bytes))
        case .heartbeat:
            self = .heartbeatRequest
        case .heartbeatAcknowledged:
            self = .heartbeatAcknowledged
        case .reconnect:
            self = .reconnect
        case .invalidSession:
            self = .invalidSession(isResumable: envelope.data.map { bytes[$0].elementsEqual("true".utf8) } ?? false)
        default:
            self = .unknown(envelope.opcode)
        }
    }

    private static func heartbeatInterval(
        of envelope: Envelope,
        in bytes: [UInt8]
    ) throws(ProtocolError) -> Duration {
        var milliseconds: Double?
        let isRead = envelope.data.map { data in
            JSONMember.forEach(in: bytes, data) { member in
                if member.keyEquals("heartbeat_interval", in: bytes) { milliseconds = member.double(in: bytes) }
            }
        }
        guard isRead == true, let milliseconds, milliseconds > 0 else {
            throw ProtocolError(.invalidHello, "HELLO has no heartbeat_interval above zero")
        }
        // Rounded by hand: rounded() needs the C math library, which a program without Foundation does not link.
        return .milliseconds(max(1, Int64(min(milliseconds, 3_600_000) + 0.5)))
    }
}

/// The four members that every payload has.
struct Envelope: Equatable {
    let opcode: Opcode
    let sequence: Int64?
    let name: EventName?
    /// Where the data is.
    let data: Range<Int>?

    /// Reads a payload; of ignored events perhaps not the data.
    @inline(__always)
    static func scan(
        _ bytes: [UInt8],
        in range: Range<Int>,
        ignoring ignored: OfficialEventNameSet = .none
    ) throws(ProtocolError) -> Envelope {
        // A function, for what an initializer takes is retained for it.
        let text = bytes.span.extracting(..<range.upperBound)
        if let envelope = Envelope(glancingAt: text, from: range.lowerBound, ignoring: ignored) { return envelope }
        return try Envelope(parsing: bytes, in: range)
    }

    /// Reads the usual form, or gives it up.
    @inline(__always)
    init?(glancingAt bytes: Span<UInt8>, from start: Int, ignoring ignored: OfficialEventNameSet = .none) {
        var scan = EnvelopeScanner(from: start)
        guard scan.read(bytes, ignoring: ignored), let number = scan.opcode.flatMap({ Int(exactly: $0) }) else {
            return nil
        }
        opcode = Opcode(rawValue: number)
        sequence = scan.sequence
        name = scan.name
        data = scan.data
    }

    /// Reads any form of JSON.
    init(parsing payload: [UInt8], in range: Range<Int>) throws(ProtocolError) {
        var opcode: JSONMember?
        var sequence: JSONMember?
        var name: JSONMember?
        var data: JSONMember?
        do {
            var members = try JSONMemberScanner(payload, range: range, strictness: .structure)
            while let member = try members.next() {
                if member.keyEquals("op", in: payload) {
                    opcode = member
                } else if member.keyEquals("s", in: payload) {
                    sequence = member
                } else if member.keyEquals("t", in: payload) {
                    name = member
                } else if member.keyEquals("d", in: payload) {
                    data = member
                }
            }
        } catch {
            // Relative to the payload: the caller does not know its place in the storage.
            let error = JSONError(error.code, at: error.offset - range.lowerBound)
            throw ProtocolError(error.code == .notAnObject ? .notAnObject : .invalidJSON, "\(error)")
        }
        guard let op = opcode?.integer(in: payload), let number = Int(exactly: op) else {
            throw ProtocolError(.invalidOpcode, "A payload has no integer op")
        }
        self.opcode = Opcode(rawValue: number)
        self.sequence = try sequence.flatMap { (member) throws(ProtocolError) in
            guard member.kind != .null else { return nil }
            guard let number = member.integer(in: payload) else {
                throw ProtocolError(.invalidEnvelope, "A payload's s is not an integer")
            }
            return number
        }
        self.name = try name.flatMap { (member) throws(ProtocolError) in
            guard member.kind != .null else { return nil }
            guard let text = member.string(in: payload) else {
                throw ProtocolError(.invalidEnvelope, "A payload's t is not a string")
            }
            return EventName(rawValue: text)
        }
        self.data = data?.value
    }
}

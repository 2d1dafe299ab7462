import GatewayProtocol
import GatewayTransport

/// The connection of a shard, from the request for a turn to dial to its end, with its inflater, permit and traffic.
struct ShardConnection {
    /// Names one connection among all of a shard.
    struct Attempt: Equatable {
        fileprivate var number = 0
    }

    private enum Permit {
        case none
        case requested
        /// Given, and not used so far.
        case given
    }

    /// The current connection, or the last one.
    private(set) var attempt = Attempt()
    /// The connection of the transport, or `nil` while there is none.
    private(set) var transport: (any TransportConnection)?
    /// The inflater of the connection, or `nil` while there is none.
    private(set) var inflater: (any Inflater)?
    private var dialRequest: Task<Void, Never>?
    private var permitRequest: Task<Void, Never>?
    private var permit = Permit.none
    private var dial: (url: String, time: GatewayInstant)?
    /// The received bytes that were reported to the machine.
    private var noticedBytes: UInt64 = 0
    private var pastTraffic = Traffic()

    /// The bytes of all connections so far.
    var traffic: Traffic {
        let current = transport?.traffic ?? Traffic()
        return Traffic(received: pastTraffic.received + current.received, sent: pastTraffic.sent + current.sent)
    }

    // MARK: - Dialing

    /// Begins a connection, which waits for its turn to dial.
    mutating func begin() -> Attempt {
        attempt.number += 1
        return attempt
    }

    /// Keeps the request for a turn, which is cancelled with the connection.
    mutating func keepDialRequest(_ request: Task<Void, Never>) {
        dialRequest = request
    }

    /// Schedules the dial.
    mutating func scheduleDial(of url: String, at time: GatewayInstant) {
        dial = (url, time)
    }

    /// When the dial is due, if one is scheduled.
    var dialTime: GatewayInstant? { dial?.time }

    /// Takes the URL to dial if its time has come.
    mutating func takeDial(at now: GatewayInstant) -> String? {
        guard let dial, dial.time <= now else { return nil }
        self.dial = nil
        return dial.url
    }

    /// The transport opens the connection.
    mutating func open(_ transport: any TransportConnection, _ inflater: any Inflater) {
        self.transport = transport
        self.inflater = inflater
        noticedBytes = 0
    }

    /// Whether bytes arrived since the last call.
    mutating func noticeTraffic() -> Bool {
        guard let received = transport?.traffic.received, received != noticedBytes else { return false }
        noticedBytes = received
        return true
    }

    // MARK: - Permission to identify

    /// Keeps the request for permission, which is cancelled with the connection.
    mutating func keepPermitRequest(_ request: Task<Void, Never>) {
        permitRequest = request
        permit = .requested
    }

    /// The gate has answered a request of an attempt.
    ///
    /// - Returns: Whether the connection still waits for the answer.
    mutating func receivePermit(for attempt: Attempt, isGiven: Bool) -> Bool {
        guard attempt == self.attempt, permit == .requested else { return false }
        permit = isGiven ? .given : .none
        permitRequest = nil
        return true
    }

    /// IDENTIFY was sent.
    mutating func usePermit() {
        permit = .none
    }

    // MARK: - The end

    /// Forgets the connection.
    ///
    /// - Returns: Whether it leaves a permission unused.
    mutating func end() -> Bool {
        defer {
            attempt.number += 1
            dialRequest = nil
            permitRequest = nil
            permit = .none
            dial = nil
            transport = nil
            inflater = nil
        }
        dialRequest?.cancel()
        permitRequest?.cancel()
        pastTraffic = traffic
        return permit == .given
    }
}

import GatewayProtocol

extension SimulatedGateway {
    /// Why the gateway itself closes a connection.
    enum CloseReason: UInt16 {
        case unknownError = 4000
        case unknownOpcode = 4001
        case decodeError = 4002
        case notAuthenticated = 4003
        case authenticationFailed = 4004
        case alreadyAuthenticated = 4005
        case invalidSequence = 4007
        case rateLimited = 4008
        case sessionTimedOut = 4009
        case invalidShard = 4010
        case shardingRequired = 4011
        case invalidVersion = 4012
        case invalidIntents = 4013
        case disallowedIntents = 4014

        var text: String {
            switch self {
            case .unknownError: "Unknown error."
            case .unknownOpcode: "Unknown opcode."
            case .decodeError: "Error while decoding payload."
            case .notAuthenticated: "Not authenticated."
            case .authenticationFailed: "Authentication failed."
            case .alreadyAuthenticated: "Already authenticated."
            case .invalidSequence: "Invalid seq."
            case .rateLimited: "Rate limited."
            case .sessionTimedOut: "Session timed out."
            case .invalidShard: "Invalid shard."
            case .shardingRequired: "Sharding required."
            case .invalidVersion: "Invalid API version."
            case .invalidIntents: "Invalid intent(s)."
            case .disallowedIntents: "Disallowed intent(s)."
            }
        }
    }

    /// The close codes after which a session cannot be resumed.
    private static let sessionEndingCodes: Set<UInt16> = [4003, 4006, 4007, 4009]

    mutating func close(_ id: ConnectionID, _ reason: CloseReason, into actions: inout [Action], at now: GatewayInstant)
    {
        close(id, code: reason.rawValue, reason: reason.text, into: &actions, at: now)
    }

    mutating func close(
        _ id: ConnectionID,
        code: UInt16?,
        reason: String,
        into actions: inout [Action],
        at now: GatewayInstant
    ) {
        let keepsSession = code.map { !Self.sessionEndingCodes.contains($0) } ?? true
        forget(id, keepingSession: keepsSession, at: now)
        actions.append(.close(id, code: code, reason: reason))
    }

    mutating func forget(_ id: ConnectionID, keepingSession: Bool, at now: GatewayInstant) {
        guard let connection = connections.removeValue(forKey: id) else { return }
        guard let index = sessions.firstIndex(where: { $0.id == connection.session }) else { return }
        // A session that another connection took over stays with that one.
        guard sessions[index].connection == id else { return }
        if keepingSession {
            sessions[index].connection = nil
            sessions[index].expires = now + configuration.sessionLifetime
        } else {
            sessions.remove(at: index)
        }
    }
}

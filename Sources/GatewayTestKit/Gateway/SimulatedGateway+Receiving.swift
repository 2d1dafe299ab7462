import GatewayJSON
import GatewayModels
import GatewayProtocol

extension SimulatedGateway {
    mutating func handle(
        _ payload: [UInt8],
        isText: Bool,
        from id: ConnectionID,
        into actions: inout [Action],
        at now: GatewayInstant
    ) {
        statistics.payloadsReceived += 1
        guard connections[id]?.countSend(at: now) ?? 0 <= configuration.sendLimit else {
            return close(id, .rateLimited, into: &actions, at: now)
        }
        guard isText || configuration.acceptsBinaryMessages, payload.count <= configuration.payloadLimit,
            let message = try? JSONValue(parsing: payload), message.object != nil
        else {
            return close(id, .decodeError, into: &actions, at: now)
        }
        let data = message["d"] ?? .null
        let session = connections[id]?.session
        switch message["op"]?.integer {
        case 1:
            heartbeat(data, from: id, into: &actions, at: now)
        case 2:
            identify(data, from: id, into: &actions, at: now)
        case 6:
            resume(data, from: id, into: &actions, at: now)
        case let opcode:
            guard let session, let index = sessions.firstIndex(where: { $0.id == session }) else {
                return close(id, .notAuthenticated, into: &actions, at: now)
            }
            let isUnderstood = command(opcode, data, from: index, into: &actions, at: now)
            if !isUnderstood { close(id, .unknownOpcode, into: &actions, at: now) }
        }
    }

    private mutating func heartbeat(
        _ data: JSONValue,
        from id: ConnectionID,
        into actions: inout [Action],
        at now: GatewayInstant
    ) {
        guard data.isNull || data.integer != nil else { return close(id, .unknownOpcode, into: &actions, at: now) }
        statistics.heartbeats += 1
        connections[id]?.lastBeat = now
        if configuration.acknowledgesHeartbeats { send(Payload.acknowledgement, to: id, into: &actions) }
    }

    /// Carries out a command of a session; returns whether its opcode is known and its shape right.
    private mutating func command(
        _ opcode: Int64?,
        _ data: JSONValue,
        from session: Int,
        into actions: inout [Action],
        at now: GatewayInstant
    ) -> Bool {
        switch opcode {
        case 3: updatePresence(data, of: session, into: &actions, at: now)
        case 4: updateVoiceState(data, of: session, into: &actions)
        case 8: requestMembers(data, for: session, into: &actions, at: now)
        case 31: requestSoundboardSounds(data, for: session, into: &actions)
        case 43: requestChannelInfo(data, for: session, into: &actions)
        default: false
        }
    }
}

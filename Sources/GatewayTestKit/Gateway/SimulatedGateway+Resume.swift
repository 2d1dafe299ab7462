import GatewayJSON
import GatewayModels
import GatewayProtocol

extension SimulatedGateway {
    mutating func resume(
        _ data: JSONValue,
        from id: ConnectionID,
        into actions: inout [Action],
        at now: GatewayInstant
    ) {
        guard connections[id]?.session == nil else { return close(id, .alreadyAuthenticated, into: &actions, at: now) }
        guard let token = data["token"]?.string, let name = data["session_id"]?.string,
            let sequence = data["seq"]?.integer
        else { return close(id, .unknownOpcode, into: &actions, at: now) }
        guard token == configuration.token, !isTokenReset else {
            return close(id, .authenticationFailed, into: &actions, at: now)
        }
        guard let index = sessions.firstIndex(where: { $0.id == name && ($0.connection != nil || $0.expires > now) })
        else {
            return invalidate(id, resumable: false, into: &actions, at: now)
        }
        guard sequence <= sessions[index].sequence else { return close(id, .invalidSequence, into: &actions, at: now) }
        guard let missed = sessions[index].replay.payloads(after: Int(max(0, sequence))) else {
            closeOlder(sessions[index].connection, into: &actions, at: now)
            sessions.removeAll { $0.id == name }
            return invalidate(id, resumable: false, into: &actions, at: now)
        }

        let older = sessions[index].connection
        sessions[index].connection = id
        attach(sessions[index], to: id)
        closeOlder(older, into: &actions, at: now)
        statistics.resumes += 1
        for payload in missed { sendEvent(payload, to: id, into: &actions) }
        let trace = Payload.json { json in
            json.beginObject()
            json.key("_trace")
            json.beginArray()
            json.string(#"["gateway-simulated-1",{"micros":0.0}]"#)
            json.endArray()
            json.endObject()
        }
        dispatch(.resumed, trace, to: index, into: &actions)
    }

    /// A session has one connection: a resume closes the one it had.
    private mutating func closeOlder(_ older: ConnectionID?, into actions: inout [Action], at now: GatewayInstant) {
        guard let older else { return }
        close(
            older,
            code: CloseReason.unknownError.rawValue,
            reason: "Session resumed elsewhere.",
            into: &actions,
            at: now
        )
    }
}

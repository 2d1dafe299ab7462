import GatewayModels
public import GatewayProtocol

extension SimulatedGateway {
    /// Sends an event to every session that wants it.
    ///
    /// A session whose connection is gone keeps the event for its resume.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - now: The current time.
    /// - Returns: The actions to perform.
    public mutating func dispatch(_ event: SimulatedEvent, at now: GatewayInstant) -> [Action] {
        var actions: [Action] = []
        dispatch(event, into: &actions)
        return actions
    }

    mutating func dispatch(_ event: SimulatedEvent, except excluded: String? = nil, into actions: inout [Action]) {
        for index in sessions.indices where sessions[index].wants(event) && sessions[index].id != excluded {
            let needsRedaction = event.hasContent && !sessions[index].intents.contains(.messageContent)
            dispatch(event.name, needsRedaction ? event.dataWithoutContent : event.data, to: index, into: &actions)
        }
    }

    /// Gives an event to one session, whatever its intents are.
    mutating func dispatch(_ name: EventName, _ data: [UInt8], to session: Int, into actions: inout [Action]) {
        let payload = sessions[session].record(name, data)
        if let connection = sessions[session].connection { sendEvent(payload, to: connection, into: &actions) }
    }

    mutating func sendEvent(_ payload: [UInt8], to id: ConnectionID, into actions: inout [Action]) {
        if send(payload, to: id, into: &actions) { statistics.eventsSent += 1 }
    }

    @discardableResult
    mutating func send(_ payload: [UInt8], to id: ConnectionID, into actions: inout [Action]) -> Bool {
        guard let connection = connections[id], !connection.isSilent else { return false }
        let form: Form =
            switch connection.compression {
            case .zlibStream: .zlibStream
            #if Zstd
            case .zstdStream: .zstdStream
            #endif
            case .none, .payload:
                connection.compressesPayloads && payload.count >= configuration.compressionThreshold ? .zlib : .text
            }
        statistics.payloadBytesSent += payload.count
        actions.append(.send(id, payload, as: form))
        return true
    }

    mutating func receive(
        _ reception: Reception,
        on id: ConnectionID,
        into actions: inout [Action],
        at now: GatewayInstant
    ) {
        switch reception {
        case .hello: send(Payload.hello(interval: configuration.heartbeatInterval), to: id, into: &actions)
        case .reconnect: send(Payload.reconnect, to: id, into: &actions)
        case .helloWithoutInterval: send(Payload.helloWithoutInterval, to: id, into: &actions)
        case .silence: connections[id]?.isSilent = true
        case .payload(let text): send(Array(text.utf8), to: id, into: &actions)
        case .close(let code): close(id, code: code, reason: "", into: &actions, at: now)
        case .reject: break
        }
    }
}

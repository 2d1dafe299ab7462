public import GatewayProtocol

extension SimulatedGateway {
    /// Something that goes wrong with a connection.
    @nonexhaustive
    public enum Fault: Hashable, Sendable {
        /// Op 7, and a Close frame with 1001 after a time if the client is still there.
        case reconnect(closingAfter: Duration? = nil)
        /// Op 9. The connection stays open and may identify or resume anew; without `resumable` the session is gone.
        case invalidSession(resumable: Bool)
        /// A Close frame; without a code if it is `nil`.
        case close(code: UInt16?, reason: String = "")
        /// The socket closes without a Close frame.
        case drop
        /// Nothing is sent any more, not even acknowledgements; what comes in is read.
        case silence
        /// Op 1: the client must send a heartbeat at once.
        case heartbeatRequest
        /// A payload, compressed as the connection is.
        case payload(String)
        /// A message that is sent as it is, past any compression.
        case message([UInt8], isText: Bool)

        /// A payload with an unknown opcode.
        public static let unknownOpcode = Fault.payload(#"{"t":null,"s":null,"op":99,"d":{"new":true}}"#)
        /// A payload that is not JSON.
        public static let invalidJSON = Fault.payload(#"{"t":null,"s":null,"op":"#)
        /// A payload that is JSON but not an object.
        public static let nonObject = Fault.payload(#"[0,"READY"]"#)
        /// A binary message that no inflater accepts.
        public static let corruptCompression = Fault.message(
            [0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0xFF, 0xFF],
            isText: false
        )
    }

    /// Sets how the next new connection is greeted that has no such order yet.
    ///
    /// - Parameter reception: The greeting.
    public mutating func prepare(_ reception: Reception) {
        receptions.append(reception)
    }

    /// Lets something go wrong.
    ///
    /// - Parameters:
    ///   - fault: What goes wrong.
    ///   - id: The connection, or `nil` for all that are open.
    ///   - now: The current time.
    /// - Returns: The actions to perform.
    public mutating func inject(_ fault: Fault, into id: ConnectionID? = nil, at now: GatewayInstant) -> [Action] {
        var actions: [Action] = []
        for target in id.map({ [$0] }) ?? openConnections where connections[target] != nil {
            inject(fault, into: target, actions: &actions, at: now)
        }
        return actions
    }

    private mutating func inject(
        _ fault: Fault,
        into id: ConnectionID,
        actions: inout [Action],
        at now: GatewayInstant
    ) {
        switch fault {
        case .reconnect(let delay):
            send(Payload.reconnect, to: id, into: &actions)
            connections[id]?.closesAt = delay.map { now + $0 }
        case .invalidSession(let resumable):
            invalidate(id, resumable: resumable, into: &actions, at: now)
        case .close(let code, let reason):
            close(id, code: code, reason: reason, into: &actions, at: now)
        case .drop:
            forget(id, keepingSession: true, at: now)
            actions.append(.drop(id))
        case .silence:
            connections[id]?.isSilent = true
        case .heartbeatRequest:
            send(Payload.heartbeatRequest, to: id, into: &actions)
        case .payload(let text):
            send(Array(text.utf8), to: id, into: &actions)
        case .message(let bytes, let isText):
            actions.append(.send(id, bytes, as: isText ? .text : .binary))
        }
    }

    /// Sends op 9 and takes the connection's session from it; an unauthenticated connection has none.
    mutating func invalidate(
        _ id: ConnectionID,
        resumable: Bool,
        into actions: inout [Action],
        at now: GatewayInstant
    ) {
        send(Payload.invalidSession(resumable: resumable), to: id, into: &actions)
        guard let session = connections[id]?.session else { return }
        connections[id]?.session = nil
        guard let index = sessions.firstIndex(where: { $0.id == session && $0.connection == id }) else { return }
        if resumable {
            sessions[index].connection = nil
            sessions[index].expires = now + configuration.sessionLifetime
        } else {
            sessions.remove(at: index)
        }
    }
}

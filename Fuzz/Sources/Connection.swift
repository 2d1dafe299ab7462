import GatewayTransport

/// A conversation gives the same events, the same answers and the same end however its bytes are cut.
func testConnection(_ input: [UInt8], isOpen: Bool) {
    let whole = Conversation(isOpen: isOpen, readsAhead: false).outcome(of: [input[...]])
    for cut in cuts(of: input) {
        for readsAhead in [false, true] {
            let pieces = Conversation(isOpen: isOpen, readsAhead: readsAhead).outcome(of: cut)
            require(pieces.events == whole.events, "in \(cut.count) pieces \(pieces.events), in one \(whole.events)")
            require(pieces.output == whole.output, "in \(cut.count) pieces another answer than in one")
            require(pieces.phase == whole.phase, "in \(cut.count) pieces \(pieces.phase), in one \(whole.phase)")
        }
    }
}

private struct Conversation {
    struct Outcome {
        var events: [WebSocketClient.Event] = []
        var output: [UInt8] = []
        var phase: WebSocketClient.Phase
    }

    private var random = SplitMix64(state: 1)
    private var client: WebSocketClient
    private var ring = BufferRing()
    /// Whether payloads are read into their own buffer, as the transport does.
    private let readsAhead: Bool

    init(isOpen: Bool, readsAhead: Bool) {
        self.readsAhead = readsAhead
        let limits = WebSocketLimits(maximumMessageSize: 1 << 16, maximumFrameSize: 1 << 15, maximumHeadSize: 1 << 10)
        do {
            client = try WebSocketClient(url: WebSocketURL("ws://localhost/"), limits: limits, using: &random)
        } catch {
            preconditionFailure("\(error)")
        }
        let request = String(decoding: client.takeOutput(), as: UTF8.self)
        guard isOpen else { return }
        let key = request.split(separator: "\r\n").first { $0.hasPrefix("Sec-WebSocket-Key: ") }?.dropFirst(19) ?? ""
        let answer = """
            HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r
            Sec-WebSocket-Accept: \(UpgradeRequest.accept(forKey: String(key)))\r\n\r\n
            """
        var events: [WebSocketClient.Event] = []
        client.receive(Array(answer.utf8)[...], to: &events, using: &random)
        require(events == [.opened], "the upgrade failed: \(events)")
    }

    func outcome(of pieces: [ArraySlice<UInt8>]) -> Outcome {
        var conversation = self
        var outcome = Outcome(phase: .upgrading)
        for piece in pieces { conversation.receive(piece, to: &outcome.events) }
        outcome.output = conversation.client.takeOutput()
        outcome.phase = conversation.client.phase
        return outcome
    }

    private mutating func receive(_ piece: ArraySlice<UInt8>, to events: inout [WebSocketClient.Event]) {
        var rest = piece
        while readsAhead, client.missingPayload > 0, !rest.isEmpty {
            client.fillPayload(atMost: rest.count, to: &events, reusing: &ring, using: &random) { span in
                while !span.isFull, let byte = rest.popFirst() { span.append(byte) }
            }
        }
        client.receive(rest, to: &events, using: &random)
    }
}

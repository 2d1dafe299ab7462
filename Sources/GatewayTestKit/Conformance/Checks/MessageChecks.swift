import GatewayTransport

extension TransportConformance {
    static let messageChecks: [Check] = [
        Check("messages.order", "Many small messages arrive complete and in order, in batches of any size") { scene in
            let talk = try await scene.connect()
            let messages = (0..<2_000).map { WebSocketMessage.text("\($0)") }
            try await scene.during({ try await talk.send(messages) }) { try await talk.expect(messages) }
        },
        Check("messages.sent-in-order", "Many small messages reach the peer complete and in order") { scene in
            let talk = try await scene.connect()
            let messages = (0..<2_000).map { WebSocketMessage.text("\($0)") }
            for message in messages { try talk.near.send(message) }
            try await talk.expectAtPeer(messages)
        },
        Check("messages.kinds", "Text and bytes keep their kind and content, empty or not") { scene in
            let talk = try await scene.connect()
            try await talk.expectBothWays([
                .text(""), WebSocketMessage(.binary, []), .text("grüß Gott 👋🏽"),
                WebSocketMessage(.binary, Array(0...255)),
                WebSocketMessage(.binary, Array("text".utf8)), .text("\u{0}"),
            ])
        },
        Check("messages.slices", "A payload that is part of a larger buffer is sent without the rest of it") { scene in
            let talk = try await scene.connect()
            let buffer = Array("before, inside, behind".utf8)
            try talk.near.send(WebSocketMessage(.text, buffer[8..<14]))
            try await talk.expectAtPeer([.text("inside")])
        },
        Check("messages.sizes", "Messages around the steps of the frame's length go both ways unchanged") { scene in
            let talk = try await scene.connect()
            try await talk.expectBothWays([1, 125, 126, 127, 65_535, 65_536].map(WebSocketMessage.pattern))
        },
        Check("messages.large", "Messages of more than 1 MiB go both ways unchanged") { scene in
            let talk = try await scene.connect()
            try await talk.expectBothWays([.pattern(1 << 20), .pattern(3 << 20 | 1), .text("end")])
        },
        Check("messages.fragments", "A message in fragments arrives as one") { scene in
            let talk = try await scene.connect()
            let messages: [WebSocketMessage] = [.text("grüß Gott"), .pattern(100_000), .text("")]
            for message in messages { try await talk.far.send(message, inFragments: 7) }
            try await talk.expect(messages)
        },
        Check("messages.both-ways-at-once", "Many messages go both ways at the same time") { scene in
            let talk = try await scene.connect()
            let messages = (0..<64).map { WebSocketMessage.pattern(64 << 10 | $0) }
            try await scene.during({ try await talk.send(messages) }) {
                try await scene.during({ try await talk.expectAtPeer(messages) }) {
                    for message in messages { try await talk.sendWhenTaken(message) }
                    try await talk.expect(messages)
                }
            }
        },
        Check("messages.invalid-text", "A text that is not UTF-8 is an end with `protocolViolation`") { scene in
            let talk = try await scene.connect()
            try await talk.far.sendInvalidText()
            try await talk.expectFailure(.protocolViolation)
        },
    ]
}

extension Conversation {
    func send(_ messages: [WebSocketMessage]) async throws {
        for message in messages { try await far.send(message) }
    }

    /// Sends a message to the peer, once the transport has room for it.
    func sendWhenTaken(_ message: WebSocketMessage) async throws {
        while try !isTaken(message) { try await scene.peer.clock.sleep(for: .milliseconds(1)) }
    }

    /// Sends a message to the peer, if the transport has room for it.
    func isTaken(_ message: WebSocketMessage) throws -> Bool {
        do {
            try near.send(message)
            return true
        } catch {
            guard error.code == .sendQueueFull else { throw error }
            return false
        }
    }

    /// That messages reach the other end in both directions, one by one.
    fileprivate func expectBothWays(_ messages: [WebSocketMessage]) async throws {
        for message in messages {
            try await scene.during({ try await far.send(message) }) { try await expect([message]) }
            try await scene.during({ try await sendWhenTaken(message) }) { try await expectAtPeer([message]) }
        }
    }
}

import GatewayTransport

extension TransportConformance {
    static let sendingChecks: [Check] = [
        Check("sending.after-close", "Sending after `close` throws `notOpen`") { scene in
            let talk = try await scene.connect()
            talk.near.close(code: 1000, reason: "")
            try talk.expectNoSending("after `close`")
            try await talk.expectCloseAtPeer(code: 1000, reason: "")
            try await talk.far.close(code: 1000, reason: "")
            try await talk.expectEnd(code: 1000, reason: "")
            try talk.expectNoSending("after the end")
        },
        Check("sending.after-end", "Sending after the peer's end throws `notOpen`") { scene in
            let talk = try await scene.connect()
            try await talk.far.close(code: 4000, reason: "")
            try await talk.expectEnd(code: 4000, reason: "")
            try talk.expectNoSending("after the peer's Close frame")
            let other = try await scene.connect()
            await other.far.drop()
            try await other.expectFailure()
            try other.expectNoSending("after the peer dropped the connection")
        },
        Check("sending.after-abort", "Sending after `abort` throws `notOpen`") { scene in
            let talk = try await scene.connect()
            talk.near.abort()
            try talk.expectNoSending("after `abort`")
        },
        Check("sending.queue-full", "When the peer does not read, sending ends in `sendQueueFull`, and loses nothing") {
            scene in
            let talk = try await scene.connect()
            let count = try talk.sendUntilFull(.pattern(64 << 10))
            // What was taken goes out when the peer reads, and then there is room again.
            try await talk.expectAtPeer(Array(repeating: .pattern(64 << 10), count: count))
            try await talk.sendWhenTaken(.text("on"))
            try await talk.expectAtPeer([.text("on")])
        },
        Check("sending.queue-full-receives", "While the send queue is full, messages arrive") { scene in
            let talk = try await scene.connect()
            _ = try talk.sendUntilFull(.pattern(64 << 10))
            try await talk.far.send("a", "b")
            try await talk.expect("a", "b")
        },
        Check(
            "sending.failure-loses-nothing",
            "When sending fails, what was received arrives, then the peer's close code"
        ) {
            scene in
            let talk = try await scene.connect()
            try await talk.far.send("a", "b")
            try await talk.far.close(code: 4009, reason: "over")
            await talk.far.drop()
            try await talk.sendUntilRefused(.text("into the void"))
            try await talk.expect("a", "b")
            try await talk.expectEnd(code: 4009, reason: "over")
        },
    ]
}

extension Conversation {
    /// Sends until the transport refuses it, while messages are not taken.
    fileprivate func sendUntilRefused(_ message: WebSocketMessage) async throws {
        scene.step = "sending to throw `notOpen` once the peer is gone"
        while true {
            do {
                try near.send(message)
            } catch {
                guard error.code == .notOpen else {
                    throw Mismatch(expected: scene.step, actual: "it threw \(error.code)")
                }
                return
            }
            try await expectTimeout(
                "no arrival while messages are not taken",
                within: .milliseconds(1),
                receiving: false
            )
        }
    }

    /// Sends one message over and over until the transport refuses it.
    ///
    /// - Returns: How many it took.
    fileprivate func sendUntilFull(_ message: WebSocketMessage) throws -> Int {
        for count in 0..<(scene.limits.bytesInFlight / message.payload.count) where try !isTaken(message) {
            guard count > 0 else { throw Mismatch(expected: "an empty queue to take a message", actual: "it was full") }
            return count
        }
        let actual = "\(scene.limits.bytesInFlight) bytes were taken"
        throw Mismatch(expected: "sending to throw sendQueueFull when the peer does not read", actual: actual)
    }
}

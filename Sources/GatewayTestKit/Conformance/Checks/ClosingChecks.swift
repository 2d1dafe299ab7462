import GatewayTransport

extension TransportConformance {
    static let closingChecks: [Check] = [
        Check("closing.handshake", "`close` sends code and reason, and ends with what the peer answers") { scene in
            let talk = try await scene.connect()
            talk.near.close(code: 4001, reason: "später")
            try await talk.expectCloseAtPeer(code: 4001, reason: "später")
            try await talk.expectTimeout("no end before the peer has answered the Close frame")
            try await talk.far.close(code: 4002, reason: "bye")
            try await talk.expectEnd(code: 4002, reason: "bye")
        },
        Check("closing.valid-codes", "Every kind of code that may be sent is sent") { scene in
            for code in [1000, 1003, 1007, 1014, 3000, 4999] as [UInt16] { try await scene.close(code, sends: code) }
        },
        Check("closing.invalid-codes", "A code that may not be sent is sent as 1000") { scene in
            for code in [0, 999, 1004, 1005, 1006, 1015, 2999, 5000] as [UInt16] {
                try await scene.close(code, sends: 1000)
            }
        },
        Check("closing.long-reason", "A reason of more than 123 bytes is cut at a character") { scene in
            for (reason, cut) in [
                (String(repeating: "a", count: 123), String(repeating: "a", count: 123)),
                (String(repeating: "a", count: 124), String(repeating: "a", count: 123)),
                (String(repeating: "ü", count: 62), String(repeating: "ü", count: 61)),
                ("a" + String(repeating: "世", count: 500), "a" + String(repeating: "世", count: 40)),
            ] {
                let talk = try await scene.connect()
                talk.near.close(code: 1000, reason: reason)
                try await talk.expectCloseAtPeer(code: 1000, reason: cut)
            }
        },
        Check("closing.twice", "Closing a second time does nothing") { scene in
            let talk = try await scene.connect()
            talk.near.close(code: 4001, reason: "first")
            talk.near.close(code: 4002, reason: "second")
            try await talk.expectCloseAtPeer(code: 4001, reason: "first")
            talk.near.close(code: 4003, reason: "third")
            try await talk.far.close(code: 4001, reason: "first")
            try await talk.expectEnd(code: 4001, reason: "first")
            talk.near.close(code: 4004, reason: "fourth")
            try await talk.expectEnd(code: 4001, reason: "first")
            scene.step = "the stream to end after one Close frame"
            let rest = try await talk.far.next()
            guard rest == .end else { throw talk.mismatch(rest) }
        },
        Check("closing.sends-the-queue", "What was sent before `close` reaches the peer before the Close frame") {
            scene in
            let talk = try await scene.connect()
            let messages = (0..<10).map { WebSocketMessage.pattern(30_000 + $0) }
            for message in messages { try await talk.sendWhenTaken(message) }
            talk.near.close(code: 1000, reason: "")
            try await talk.expectAtPeer(messages)
            try await talk.expectCloseAtPeer(code: 1000, reason: "")
        },
        Check("closing.drops-messages", "Messages that were not taken before `close`, or come after it, are dropped") {
            scene in
            let talk = try await scene.connect()
            try await talk.far.send("before")
            try await scene.pause()
            talk.near.close(code: 1000, reason: "")
            try await talk.expectCloseAtPeer(code: 1000, reason: "")
            try await talk.far.send("after")
            try await talk.far.close(code: 1000, reason: "")
            try await talk.expectEnd(code: 1000, reason: "")
        },
        Check("closing.not-receiving", "The closing handshake goes on while messages are not taken") { scene in
            let talk = try await scene.connect()
            try await talk.far.send("a")
            try await talk.expectTimeout("no message while they are not taken", receiving: false)
            talk.near.close(code: 4001, reason: "")
            try await talk.expectCloseAtPeer(code: 4001, reason: "")
            try await talk.far.close(code: 4001, reason: "")
            try await talk.expectEnd(code: 4001, reason: "", receiving: false)
        },
        Check("closing.unattended", "The closing handshake goes on without a waiting caller") { scene in
            let talk = try await scene.connect()
            talk.near.close(code: 4001, reason: "")
            try await talk.expectCloseAtPeer(code: 4001, reason: "")
            try await talk.far.close(code: 4001, reason: "")
            try await talk.expectEndAtPeer("the stream to end without a waiting caller")
            try await talk.expectEnd(code: 4001, reason: "")
        },
        Check("closing.released", "A connection that is let go of while it closes still sends its Close frame") {
            scene in
            let far = try await scene.closeAndRelease(code: 4001, reason: "gone")
            scene.step = "a Close frame with 4001 to reach the peer though the connection was let go of"
            let arrival = try await far.next()
            guard arrival == .close(code: 4001, reason: "gone") else {
                throw ConformanceScene.mismatch(arrival, scene.step)
            }
        },
        Check("closing.deadline", "A peer that does not answer the Close frame is cut off at the close deadline") {
            scene in
            let talk = try await scene.connect()
            let deadline = scene.limits.closeDeadline
            let elapsed = try await scene.elapsed {
                talk.near.close(code: 1000, reason: "")
                try await talk.expectCloseAtPeer(code: 1000, reason: "")
                try await talk.expectFailure(.timedOut, within: deadline + scene.limits.patience)
            }
            guard elapsed >= deadline else {
                throw Mismatch(expected: "an end after \(deadline)", actual: "it came after \(elapsed)")
            }
            scene.step = "the stream to end at the close deadline"
            let rest = try await talk.far.next()
            guard rest == .end else { throw talk.mismatch(rest) }
        },
    ]
}

extension ConformanceScene {
    /// Closes a connection with a code.
    fileprivate func close(_ code: UInt16, sends sent: UInt16) async throws {
        let talk = try await connect()
        talk.near.close(code: code, reason: "")
        try await talk.expectCloseAtPeer(code: sent, reason: "")
        try await talk.far.close(code: sent, reason: "")
        try await talk.expectEnd(code: sent, reason: "")
    }

    /// Begins the closing handshake of a connection whose last reference is dropped afterwards.
    fileprivate func closeAndRelease(code: UInt16, reason: String) async throws -> any ConformancePeerConnection {
        let talk = try await connect()
        talk.near.close(code: code, reason: reason)
        return talk.far
    }
}

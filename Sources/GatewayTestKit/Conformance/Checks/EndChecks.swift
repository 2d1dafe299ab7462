import GatewayTransport

extension TransportConformance {
    static let endChecks: [Check] = [
        Check("end.close-frame", "The peer's close code and reason are reported, and its Close frame answered") {
            scene in
            let talk = try await scene.connect()
            try await talk.far.close(code: 4009, reason: "Sitzung abgelaufen 💤")
            try await talk.expectEnd(code: 4009, reason: "Sitzung abgelaufen 💤")
            scene.step = "a Close frame with 4009 as the answer"
            let answer = try await talk.far.next()
            guard case .close(4009, _) = answer else { throw talk.mismatch(answer) }
        },
        Check("end.without-code", "A Close frame without a code is reported as 1005") { scene in
            let talk = try await scene.connect()
            try await talk.far.close(code: nil, reason: "")
            try await talk.expectEnd(code: 1005, reason: "")
        },
        Check("end.after-messages", "Messages that came before the peer's Close frame arrive before the end") { scene in
            let talk = try await scene.connect()
            let messages = (0..<500).map { WebSocketMessage.text("\($0)") }
            let sending: @Sendable () async throws -> Void = {
                try await talk.send(messages)
                try await talk.far.close(code: 1001, reason: "")
            }
            try await scene.during(sending) {
                try await talk.expect(messages)
                try await talk.expectEnd(code: 1001, reason: "")
            }
        },
        Check("end.dropped", "A stream that ends without a Close frame is an end with an error and no code") { scene in
            let talk = try await scene.connect()
            try await talk.far.send("a")
            try await talk.expect("a")
            await talk.far.drop()
            try await talk.expectFailure()
        },
        Check("end.repeats", "After the end every wait returns the same end, though it is woken") { scene in
            let talk = try await scene.connect()
            try await talk.far.close(code: 4009, reason: "over")
            let end = try await talk.expectEnd("the peer's end")
            try await talk.expectRepetition(of: end)
        },
        Check("end.repeats-errors", "An end by an error is repeated as well") { scene in
            let talk = try await scene.dial()
            await talk.far.drop()
            let end = try await talk.expectEnd("an end because the peer did not answer the upgrade")
            try await talk.expectRepetition(of: end)
            let other = try await scene.connect()
            other.near.abort()
            try await other.expectRepetition(of: try await other.expectEnd("the end by `abort`"))
        },
        Check("end.while-waiting", "The peer's end ends a current wait") { scene in
            let talk = try await scene.connect()
            let end = try await talk.arrival("the peer's end for the current wait") {
                try await talk.far.close(code: 1001, reason: "")
            }
            guard case .closed(Disconnection(closeCode: 1001)) = end else { throw talk.mismatch(end) }
        },
        Check("end.stays", "`abort` and `close` after the end do not change it") { scene in
            let talk = try await scene.connect()
            try await talk.far.close(code: 4009, reason: "first")
            try await talk.expectEnd(code: 4009, reason: "first")
            talk.near.close(code: 1000, reason: "")
            talk.near.abort()
            try await talk.expectEnd(code: 4009, reason: "first")
        },
    ]
}

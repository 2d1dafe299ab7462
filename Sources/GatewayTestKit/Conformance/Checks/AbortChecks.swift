import GatewayTransport

extension TransportConformance {
    static let abortChecks: [Check] = [
        Check("abort.at-once", "`abort` ends the connection with `aborted`, and without a Close frame") { scene in
            let talk = try await scene.connect()
            talk.near.abort()
            try await talk.expectFailure(.aborted)
            try await talk.expectEndAtPeer("the stream to end without a Close frame")
        },
        Check("abort.current-wait", "`abort` ends a current wait") { scene in
            let talk = try await scene.connect()
            let end = try await talk.arrival("the end with `aborted` for the current wait", receiving: false) {
                talk.near.abort()
            }
            guard case .closed(let disconnection) = end, disconnection.error?.code == .aborted else {
                throw talk.mismatch(end)
            }
        },
        Check("abort.drops-messages", "`abort` drops the messages that were not taken") { scene in
            let talk = try await scene.connect()
            try await talk.far.send("a", "b")
            try await scene.pause()
            talk.near.abort()
            try await talk.expectFailure(.aborted)
        },
        Check("abort.while-closing", "`abort` cuts a closing handshake short") { scene in
            let talk = try await scene.connect()
            talk.near.close(code: 1000, reason: "")
            try await talk.expectCloseAtPeer(code: 1000, reason: "")
            talk.near.abort()
            try await talk.expectFailure(.aborted)
            try await talk.expectEndAtPeer("the stream to end before the close deadline")
        },
        Check("abort.twice", "Aborting a second time does nothing") { scene in
            let talk = try await scene.connect()
            talk.near.abort()
            talk.near.abort()
            talk.near.close(code: 1000, reason: "")
            try await talk.expectFailure(.aborted)
            talk.near.abort()
            try await talk.expectFailure(.aborted)
        },
        Check("abort.released", "Letting go of an open connection drops it, without a Close frame") { scene in
            let far = try await scene.connect().far
            try await scene.expectEnd(
                of: far,
                "the stream to end without a Close frame, because the last reference was dropped"
            )
        },
    ]
}

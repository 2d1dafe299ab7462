import GatewayTransport

extension TransportConformance {
    static let openingChecks: [Check] = [
        Check("opening.first-arrival", "`opened` is the first arrival, before any message") { scene in
            let talk = try await scene.dial()
            try await talk.far.accept()
            try await talk.far.send("a", "b")
            try await talk.expectOpened()
            try await talk.expect("a", "b")
        },
        Check("opening.waits-for-the-peer", "Nothing arrives before the peer has answered the upgrade") { scene in
            let talk = try await scene.dial()
            try await talk.expectTimeout("no arrival before the upgrade")
            try await talk.far.accept()
            try await talk.expectOpened()
        },
        Check("opening.not-receiving", "`opened` arrives though messages are not taken") { scene in
            let talk = try await scene.dial()
            try await talk.far.accept()
            try await talk.far.send("a")
            try await talk.expectOpened(receiving: false)
            try await talk.expectTimeout("no message while they are not taken", receiving: false)
            try await talk.expect("a")
        },
        Check("opening.invalid-url", "A URL that is not an absolute ws:// or wss:// URL is an end, not a crash") {
            scene in
            for url in ["", "gateway.example", "http://127.0.0.1/", "ws://", "ws:///path", "wss:127.0.0.1"] {
                try await scene.expectFailureToOpen(url, .invalidURL)
            }
        },
        Check("opening.unreachable", "A port without a listener is an end with `connectionRefused`") { scene in
            try await scene.expectFailureToOpen(scene.peer.unreachableURL, .connectionRefused)
        },
        Check("opening.refused", "An upgrade that is refused is an end with the HTTP status and Retry-After") { scene in
            let talk = try await scene.dial()
            try await talk.far.refuse(status: 503, retryAfter: 7)
            let end = try await talk.expectEnd("an end with the error upgradeRejected")
            guard end.error?.code == .upgradeRejected else { throw talk.mismatch(.closed(end)) }
            try expect("HTTP status", end.error?.httpStatus, is: 503)
            try expect("Retry-After", end.error?.retryAfter, is: .seconds(7))
            try talk.expectNoSending("after a refused upgrade")
        },
        Check("opening.dropped", "A peer that ends the stream in place of an answer is an end with an error") { scene in
            let talk = try await scene.dial()
            await talk.far.drop()
            try await talk.expectFailure()
        },
        Check("opening.close-aborts", "Closing a connection that is not open yet aborts it") { scene in
            let talk = try await scene.dial()
            talk.near.close(code: 1000, reason: "")
            try await talk.expectFailure(.aborted)
            try await talk.expectEndAtPeer("the stream to end without a Close frame")
        },
        Check("opening.abort", "Aborting a connection that is not open yet ends it") { scene in
            let talk = try await scene.dial()
            talk.near.abort()
            try await talk.expectFailure(.aborted)
            try await talk.expectEndAtPeer("the stream to end")
        },
        Check("opening.released", "Letting go of a connection that is not open yet drops it") { scene in
            let url = scene.peer.makeURL()
            let far = try await scene.answerAndRelease(scene.transport.open(url), url)
            try await scene.expectEnd(of: far, "the stream to end, because the connection was let go of")
        },
        Check("opening.no-sending", "Sending before the connection is open throws `notOpen`") { scene in
            let talk = try await scene.dial()
            try talk.expectNoSending("before the connection is open")
            try await talk.far.accept()
            try await talk.expectOpened()
            try talk.near.send(.text("a"))
            try await talk.expectAtPeer([.text("a")])
        },
    ]
}

extension ConformanceScene {
    fileprivate func expectFailureToOpen(_ url: String, _ code: TransportError.Code) async throws {
        step = "an end with the error \(code) for the URL \"\(url)\""
        let connection = transport.open(url)
        let arrival = await connection.next(within: limits.patience, receiving: true)
        guard case .closed(let end) = arrival, end.error?.code == code else {
            throw Mismatch(expected: step, actual: "\(Conversation.describe(arrival)) came")
        }
    }

    /// Keeps a connection until the peer has been dialled.
    fileprivate func answerAndRelease(
        _ connection: consuming any TransportConnection,
        _ url: String
    ) async throws -> any ConformancePeerConnection {
        let far = try await answer(url)
        withExtendedLifetime(connection) {}
        return far
    }
}

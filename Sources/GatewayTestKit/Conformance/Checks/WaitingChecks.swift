import GatewayTransport

extension TransportConformance {
    static let waitingChecks: [Check] = [
        Check("waiting.timeout", "A wait in which nothing happens ends with `timeout`, and not early") { scene in
            let talk = try await scene.connect()
            for timeout in [Duration.microseconds(500), .milliseconds(7), .milliseconds(60)] {
                let elapsed = try await scene.elapsed {
                    try await talk.expectTimeout("`timeout` after \(timeout)", within: timeout)
                }
                guard elapsed >= timeout else {
                    throw Mismatch(expected: "`timeout` after \(timeout)", actual: "it came after \(elapsed)")
                }
            }
        },
        Check("waiting.looking", "With a timeout of zero or less, a wait only looks at what is there") { scene in
            let talk = try await scene.connect()
            for timeout in [Duration.zero, .seconds(-1), .seconds(Int64.min)] {
                try await talk.expectTimeout("`timeout` at once", within: timeout)
            }
            try await talk.far.send("a")
            var arrival = await talk.next(within: .zero, for: "the message, in one of many looks")
            while case .timeout = arrival {
                try await scene.peer.clock.sleep(for: .milliseconds(1))
                arrival = await talk.next(within: .zero, for: scene.step)
            }
            guard case .messages([.text("a")]) = arrival else { throw talk.mismatch(arrival) }
        },
        Check(
            "waiting.looks-first",
            "A wait looks at the socket before it ends with `timeout`, even with no time at all"
        ) {
            scene in
            let talk = try await scene.connect()
            for text in ["a", "b"] {
                try await talk.expectTimeout("no message while they are not taken", receiving: false)
                try await talk.far.send(text)
                try await talk.expectTimeout("no message while they are not taken", receiving: false)
                let arrival = await talk.next(within: .zero, for: "the message that came before")
                guard case .messages([.text(text)]) = arrival else { throw talk.mismatch(arrival) }
            }
        },
        Check("waiting.endless", "Without a timeout, or with a huge one, a wait goes on until something arrives") {
            scene in
            let talk = try await scene.connect()
            for timeout in [nil, Duration.seconds(Int64.max)] {
                let arrival = try await talk.arrival("the message, in a wait without end", within: timeout) {
                    try await talk.far.send("a")
                }
                guard case .messages([.text("a")]) = arrival else { throw talk.mismatch(arrival) }
            }
        },
        Check("waiting.loses-nothing", "A timeout loses no message, however it falls") { scene in
            let talk = try await scene.connect()
            let messages = (0..<300).map { WebSocketMessage.text("\($0)") }
            let received = try await scene.during({ try await talk.send(messages) }) {
                try await talk.collect(messages.count)
            }
            guard received == messages else {
                throw Mismatch(expected: "the messages in order", actual: "others came")
            }
            try talk.near.send(.text("on"))
            try await talk.expectAtPeer([.text("on")])
        },
        Check("waiting.displaced", "A second wait ends the first with `woken`, and goes on itself") { scene in
            let talk = try await scene.connect()
            try await talk.expectDisplacement()
        },
    ]
}

extension Conversation {
    /// Collects messages in waits that are so short that most end with `timeout`.
    fileprivate func collect(_ count: Int) async throws -> [WebSocketMessage] {
        var received: [WebSocketMessage] = []
        var misses = 0
        while received.count < count {
            let step = "message \(received.count + 1) of \(count) in short waits"
            let timeout = misses < 1_000 ? .microseconds(Int64(misses % 200)) : scene.limits.patience
            switch await next(within: timeout, for: step) {
            case .messages(let batch):
                received += batch
                misses = 0
            case .timeout where misses < 1_000:
                misses += 1
                try await scene.peer.clock.sleep(for: .microseconds(50))
            case let other:
                throw mismatch(other)
            }
        }
        return received
    }

    /// That a second wait ends the first, and gets the message.
    fileprivate func expectDisplacement() async throws {
        try await withThrowingTaskGroup(of: Arrival.self) { group in
            group.addTask { await near.next(within: nil, receiving: true) }
            try await scene.pause()
            group.addTask { await near.next(within: nil, receiving: true) }
            scene.step = "`woken` for a wait that another one displaces"
            let first = try await group.next() ?? .timeout
            guard case .woken = first else { throw mismatch(first) }
            try await far.send("a")
            scene.step = "the message for the second wait"
            let second = try await group.next() ?? .timeout
            guard case .messages([.text("a")]) = second else { throw mismatch(second) }
        }
    }
}

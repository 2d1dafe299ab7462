import GatewayTransport

extension TransportConformance {
    static let wakingChecks: [Check] = [
        Check("waking.current", "A wake ends the current wait with `woken`") { scene in
            let talk = try await scene.connect()
            let arrival = try await talk.arrival("`woken` for the current wait") { talk.near.wake() }
            guard case .woken = arrival else { throw talk.mismatch(arrival) }
            try await talk.expectTimeout("no second `woken`")
        },
        Check("waking.next", "A wake outside of a wait ends the next one, and only that") { scene in
            let talk = try await scene.connect()
            talk.near.wake()
            try await talk.expectWoken("`woken` for a wake that came before the wait")
            try await talk.expectTimeout("no second `woken`")
        },
        Check("waking.coalesces", "Wakes that no wait has seen count as one") { scene in
            let talk = try await scene.connect()
            for _ in 0..<3 { talk.near.wake() }
            try await talk.expectWoken()
            try await talk.expectTimeout("one `woken` for three wakes")
        },
        Check("waking.keeps-messages", "A wake goes before messages, and loses none") { scene in
            let talk = try await scene.connect()
            try await talk.far.send("a", "b")
            try await scene.pause()
            talk.near.wake()
            try await talk.expectWoken("`woken` before the messages")
            try await talk.expect("a", "b")
        },
        Check("waking.while-opening", "A wake ends a wait for the opening, which goes on") { scene in
            let talk = try await scene.dial()
            talk.near.wake()
            try await talk.expectWoken()
            try await talk.far.accept()
            try await talk.expectOpened()
        },
        Check("waking.not-receiving", "A wake ends a wait in which messages are not taken") { scene in
            let talk = try await scene.connect()
            talk.near.wake()
            try await talk.expectWoken(receiving: false)
        },
        Check("cancelling.wakes", "Cancelling the waiting task ends its wait with `woken`, and leaves the connection") {
            scene in
            let talk = try await scene.connect()
            let arrivals = try await talk.cancelled { [await talk.near.next(within: nil, receiving: true)] }
            scene.step = "`woken` for the cancelled wait"
            guard case .woken = arrivals[0] else { throw talk.mismatch(arrivals[0]) }
            try await talk.far.send("a")
            try await talk.expect("a")
            try talk.near.send(.text("b"))
            try await talk.expectAtPeer([.text("b")])
        },
        Check("cancelling.once", "A cancelled task is woken once, and may then wait again") { scene in
            let talk = try await scene.connect()
            let arrivals = try await talk.cancelled {
                let first = await talk.near.next(within: nil, receiving: true)
                let second = await talk.near.next(within: scene.limits.quiet, receiving: true)
                talk.near.abort()
                let third = await talk.near.next(within: scene.limits.patience, receiving: true)
                return [first, second, third]
            }
            scene.step = "`woken`, `timeout` and the end by `abort` in a cancelled task"
            guard case .woken = arrivals[0] else { throw talk.mismatch(arrivals[0]) }
            guard case .timeout = arrivals[1] else { throw talk.mismatch(arrivals[1]) }
            guard case .closed = arrivals[2] else { throw talk.mismatch(arrivals[2]) }
        },
        Check("cancelling.before-the-wait", "A task that was cancelled before it waits is woken in its first wait") {
            scene in
            let talk = try await scene.connect()
            let arrivals = try await talk.cancelled {
                // The sleep ends early because of the cancellation.
                try? await scene.peer.clock.sleep(for: scene.limits.checkDeadline)
                return [await talk.near.next(within: scene.limits.patience, receiving: true)]
            }
            scene.step = "`woken` for a task that was cancelled before"
            guard case .woken = arrivals[0] else { throw talk.mismatch(arrivals[0]) }
        },
        Check("cancelling.each-task", "The cancellation of another task wakes it as well") { scene in
            let talk = try await scene.connect()
            for count in 1...2 {
                let arrivals = try await talk.cancelled { [await talk.near.next(within: nil, receiving: true)] }
                scene.step = "`woken` for cancelled task \(count)"
                guard case .woken = arrivals[0] else { throw talk.mismatch(arrivals[0]) }
            }
        },
    ]
}

extension Conversation {
    /// Runs waits in a task that is cancelled after a while.
    fileprivate func cancelled(_ waits: @escaping @Sendable () async -> [Arrival]) async throws -> [Arrival] {
        scene.step = "a cancelled task's waits to end"
        return try await withThrowingTaskGroup(of: [Arrival].self) { group in
            group.addTask { await waits() }
            try await scene.pause()
            group.cancelAll()
            return try await group.next() ?? []
        }
    }
}

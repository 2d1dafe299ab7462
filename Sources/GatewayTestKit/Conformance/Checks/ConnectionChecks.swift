import GatewayTransport
import Synchronization

extension TransportConformance {
    static let connectionChecks: [Check] = [
        Check("traffic.counts", "`traffic` counts at least the payloads, never goes down, and stays after the end") {
            scene in
            let talk = try await scene.connect()
            var before = Traffic()
            for size in [10, 1_000, 100_000] {
                let message = WebSocketMessage.pattern(size)
                let start = talk.near.traffic
                try talk.expectGrowth(from: &before)
                try await talk.far.send(message)
                try await talk.expect([message])
                try await talk.sendWhenTaken(message)
                try await talk.expectAtPeer([message])
                try await talk.expectTraffic(
                    atLeast: Traffic(
                        received: start.received + UInt64(size),
                        sent: start.sent + UInt64(size)
                    )
                )
                try talk.expectGrowth(from: &before)
            }
            try await talk.far.close(code: 1000, reason: "")
            try await talk.expectEnd(code: 1000, reason: "")
            try talk.expectGrowth(from: &before)
        },
        Check("connections.independent", "What one connection suffers does not disturb another") { scene in
            let stuck = try await scene.connect()
            let talk = try await scene.connect()
            let closed = try await scene.connect()
            try await stuck.far.send("held")
            try await stuck.expectTimeout("no message while they are not taken", receiving: false)
            closed.near.close(code: 4001, reason: "")
            for count in 0..<50 {
                try await talk.far.send("\(count)")
                try await talk.expect("\(count)")
                try talk.near.send(.text("\(count)"))
                try await talk.expectAtPeer([.text("\(count)")])
            }
            try await closed.expectCloseAtPeer(code: 4001, reason: "")
            try await closed.far.close(code: 4002, reason: "")
            try await closed.expectEnd(code: 4002, reason: "")
            talk.near.wake()
            try await stuck.expect("held")
            try await talk.expectWoken()
            talk.near.abort()
            try await stuck.expectTimeout("no arrival because another connection was aborted")
        },
        Check("connections.same-url", "Two connections to one URL are two") { scene in
            let url = scene.peer.makeURL()
            var talks: [Conversation] = []
            for _ in 0..<2 {
                let near = scene.transport.open(url)
                let talk = Conversation(near: near, far: try await scene.answer(url), scene: scene)
                try await talk.far.accept()
                try await talk.expectOpened()
                talks.append(talk)
            }
            for (index, talk) in talks.enumerated() { try await talk.far.send("\(index)") }
            for (index, talk) in talks.enumerated().reversed() { try await talk.expect("\(index)") }
        },
        Check("executor.drives", "A task on the transport's executor, if it can run tasks, can use a connection") {
            scene in
            guard let executor = scene.transport.executor as? any TaskExecutor else { return }
            let talk = try await scene.connect()
            try await withTaskExecutorPreference(executor) {
                for count in 0..<20 {
                    try await talk.far.send("\(count)")
                    try await talk.expect("\(count)")
                    try talk.near.send(.text("\(count)"))
                    try await talk.expectAtPeer([.text("\(count)")])
                }
                talk.near.close(code: 1000, reason: "")
                try await talk.expectCloseAtPeer(code: 1000, reason: "")
                try await talk.far.close(code: 1000, reason: "")
                try await talk.expectEnd(code: 1000, reason: "")
            }
        },
    ]
}

extension Conversation {
    /// That nothing was subtracted.
    fileprivate func expectGrowth(from before: inout Traffic) throws {
        let now = near.traffic
        guard now.received >= before.received, now.sent >= before.sent else {
            throw Mismatch(expected: "traffic of at least \(before)", actual: "it went down to \(now)")
        }
        before = now
    }

    /// That these bytes are counted soon: the transport may count what it sent a little later than the peer reads it.
    fileprivate func expectTraffic(atLeast wanted: Traffic) async throws {
        scene.step = "traffic of at least \(wanted)"
        for _ in 0..<Int(scene.limits.patience / .milliseconds(1)) {
            let now = near.traffic
            if now.received >= wanted.received, now.sent >= wanted.sent { return }
            try await scene.peer.clock.sleep(for: .milliseconds(1))
        }
        throw Mismatch(expected: scene.step, actual: "it is \(near.traffic)")
    }
}

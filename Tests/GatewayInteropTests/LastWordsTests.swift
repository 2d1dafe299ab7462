import GatewayJSON
import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTransport
import Testing

/// Delivery of payloads from before the end, though nothing can be sent any more.
@Suite(
    .enabled(if: Python.isExpected, "no Python environment at \(Python.environment): run Scripts/setup --tests"),
    .timeLimit(.minutes(1))
)
struct LastWordsTests {
    @Test(arguments: [4004, 4014] as [UInt16], [false, true])
    func `a fatal close right behind a heartbeat request ends the shard with its code on the first connection`(
        code: UInt16,
        usesTLS: Bool
    ) async throws {
        let options: JSONValue = ["before": 3, "after": 3, "code": .integer(Int64(code)), "returns": false]
        _ = try await ScriptedGateway.play("last_words", options, usesTLS: usesTLS) { gateway in
            let shard = gateway.shard
            let lifecycle = shard.lifecycle()
            try await shard.start()
            try await gateway.goOn()
            let changes = await lifecycle.untilClosed(allowingLosses: 0)
            #expect(changes.dials.count == 1)
            await shard.close()
            let error = await #expect(throws: ShardError.self) { try await shard.join() }
            #expect(error?.closeCode == CloseCode(rawValue: code))
        }
    }

    @Test(arguments: [false, true])
    func `HELLO and a fatal close in one piece, while resuming, cost one connection`(usesTLS: Bool) async throws {
        _ = try await ScriptedGateway.play("refused_greeting", ["code": 4004], usesTLS: usesTLS) { gateway in
            let shard = gateway.shard
            let lifecycle = shard.lifecycle()
            try await shard.start()
            try await gateway.goOn()
            let changes = await lifecycle.untilClosed(allowingLosses: 1)
            #expect(changes.dials.count == 2)
            await shard.close()
            let error = await #expect(throws: ShardError.self) { try await shard.join() }
            #expect(error?.closeCode == .authenticationFailed)
        }
    }

    @Test(arguments: [false, true])
    func `a reader that was blocked gets all events before 4009, though heartbeats failed meanwhile`(
        usesTLS: Bool
    ) async throws {
        let (names, report) = try await readAfterTheEnd(interval: 200, usesTLS: usesTLS) { gateway in
            // The transport has seen that the gateway is gone, and accepts no heartbeat.
            let sent = await gateway.shard.statistics.gateway.heartbeats
            await gateway.wait { $0.gateway.heartbeats > sent }
            let names = try await gateway.events(through: "AFTER")
            #expect(await gateway.shard.statistics.gateway.resumes == 0)
            return names
        }
        #expect(names == Self.allNames)
        #expect(report["next"] == 2, "4009 ends the session")
    }

    @Test(arguments: [false, true])
    func `a reader that is slow gets all events before 4009, though heartbeats fail meanwhile`(
        usesTLS: Bool
    ) async throws {
        let (names, report) = try await readAfterTheEnd(interval: 50, usesTLS: usesTLS) { gateway in
            let timer = CurlTransport().makeTimer()
            var names: [EventName] = []
            for try await event in gateway.shard.events {
                names.append(event.name)
                if event.name == "AFTER" { break }
                // The reader's work, which takes longer than ten intervals in all.
                await timer.wait(for: .milliseconds(2))
            }
            return names
        }
        #expect(names == Self.allNames)
        #expect(report["next"] == 2, "4009 ends the session")
    }

    /// The events of both sessions: 320 lie between the first READY and the close.
    private static let allNames: [EventName] =
        [.ready] + (2..<322).map { EventName(rawValue: "E_\($0)") } + [.ready, "AFTER"]

    /// Plays a gateway that sends 320 events and 4009 and is gone, before a shard whose queue is full of the first ones.
    ///
    /// - Parameters:
    ///   - interval: The heartbeat interval, in milliseconds.
    ///   - usesTLS: Whether the connection uses TLS.
    ///   - read: Reads the events, once the gateway is gone.
    /// - Returns: The result of `read`, and the script's report.
    /// - Throws: An error of `read`, or if the script does not run.
    private func readAfterTheEnd(
        interval: Int64,
        usesTLS: Bool,
        _ read: (ScriptedGateway) async throws -> [EventName]
    ) async throws -> (names: [EventName], report: JSONValue) {
        let options: JSONValue = [
            "interval": .integer(interval), "before": 20, "after": 300, "code": 4009, "returns": true,
        ]
        var names: [EventName] = []
        let report = try await ScriptedGateway.play("last_words", options, usesTLS: usesTLS) {
            configuration,
            transport in
            configuration.eventBuffer = EventBuffer(capacity: 8)
            configuration.limits.stableAfter = .milliseconds(1)
            transport.receiveQueueLimit = 1_000
        } _: { gateway in
            try await gateway.shard.start()
            await gateway.wait { $0.queuedEvents >= 8 }
            try await gateway.goOn()
            #expect(await gateway.step() == "gone")
            names = try await read(gateway)
        }
        return (names, report)
    }
}

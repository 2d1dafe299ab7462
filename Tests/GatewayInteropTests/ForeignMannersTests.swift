import GatewayJSON
import GatewayModels
import GatewayProtocol
import GatewayShard
import Testing

/// Gateways that number, close, echo and redirect as Discord's does not.
@Suite(
    .enabled(if: Python.isExpected, "no Python environment at \(Python.environment): run Scripts/setup --tests"),
    .timeLimit(.minutes(1))
)
struct ForeignMannersTests {
    // MARK: Numbers

    /// A community server; constant; back and forth; one absurd number.
    private static let numberings: [(given: [Int64], position: Int64)] = [
        ([0, 0, 0, 0, 0, 0], 0), ([1, 9, 9, 9, 9, 9], 9), ([1, 7, 8, 3, 4, 9], 9), ([1, .max, 2, 3, 4, 5], 5),
    ]

    @Test(arguments: numberings, [false, true])
    func
        `every event of a live session is delivered however it is numbered, and a resume names a position within reason`(
            numbers: (given: [Int64], position: Int64),
            usesTLS: Bool
        ) async throws
    {
        let options: JSONValue = ["numbers": .array(numbers.given.map { .integer($0) })]
        let report = try await ScriptedGateway.play("numbers", options, usesTLS: usesTLS) { gateway in
            try await gateway.shard.start()
            let live = try await gateway.events(through: "E_4")
            #expect(live == [.ready] + (0..<5).map { EventName(rawValue: "E_\($0)") })
            #expect(await gateway.shard.statistics.gateway.sequenceAnomalies > 0)
            try await gateway.goOn()
            #expect(try await gateway.events(through: "AFTER") == [.resumed, "AFTER"])
        }
        #expect(report["resume"]?.integer == numbers.position)
    }

    // MARK: Losses

    @Test(arguments: [false, true])
    func `a session that was live is resumed at once after every kind of loss, however many came before`(
        usesTLS: Bool
    ) async throws {
        let ways = ["op 7", "reset", "1000", "4000", "bad JSON", "op 7"]
        let options: JSONValue = ["interval": 510, "ways": .array(ways.map { .string($0) })]
        let report = try await ScriptedGateway.play("losses", options, usesTLS: usesTLS) { gateway in
            async let changes = gateway.shard.lifecycle().untilClosed()
            try await gateway.shard.start()
            _ = try await gateway.events(through: "OVER")
            await gateway.shard.close()
            let delays = await changes.disconnections.map(\.recovery.delay)
            #expect(delays.count == ways.count)
            #expect(delays.allSatisfy { $0 <= .seconds(1) }, "\(delays)")
        }
        let times = try #require(report["times"]?.array)
        #expect(times.map { $0["op"] } == Array(repeating: 6, count: ways.count))
        // A second of the shard's, and as much again for a busy machine.
        #expect(times.allSatisfy { $0["seconds"]?.double ?? .infinity < 2 }, "\(times)")
    }

    @Test(arguments: ["4009", "reset, then op 9"], [false, true])
    func `a session that is gone is replaced within six seconds, also after earlier losses`(
        way: String,
        usesTLS: Bool
    ) async throws {
        let ways = ["reset", "1000", way]
        let options: JSONValue = ["interval": 510, "ways": .array(ways.map { .string($0) })]
        let report = try await ScriptedGateway.play("losses", options, usesTLS: usesTLS) { configuration, _ in
            configuration.limits.stableAfter = .seconds(1)
        } _: { gateway in
            try await gateway.shard.start()
            _ = try await gateway.events(through: "OVER")
            #expect(await gateway.shard.statistics.gateway.identifies == 2)
        }
        let times = try #require(report["times"]?.array)
        #expect(times.map { $0["op"] } == [6, 6, 2])
        #expect(times.allSatisfy { $0["seconds"]?.double ?? .infinity < 7 }, "\(times)")
    }

    // MARK: Where the token goes

    @Test(arguments: [
        (Address(tls: false, host: "localhost"), ResumeHosts.sameDomain, false),
        (Address(tls: false, host: "localhost"), .any, false),
        (Address(tls: true, host: "127.0.0.1"), .sameDomain, false),
        (Address(tls: true, host: "127.0.0.1"), .named(["127.0.0.1"]), true),
        (Address(tls: true, host: "127.0.0.1"), .any, true),
        (Address(tls: true, host: "localhost"), .sameDomain, true),
    ])
    func `a session begun over wss is resumed over wss only, and only at a host that is trusted`(
        resume: Address,
        hosts: ResumeHosts,
        follows: Bool
    ) async throws {
        let options: JSONValue = ["other": resume.json, "follows": .bool(follows)]
        let report = try await ScriptedGateway.play("redirect", options, usesTLS: true) { configuration, _ in
            configuration.resumeHosts = hosts
        } _: { gateway in
            try await gateway.shard.start()
            try await gateway.goOn()
            _ = try await gateway.events(through: .resumed)
        }
        #expect(report == ["next": 6, "other_is_untouched": true, "main_is_untouched": true])
    }

    @Test(arguments: [Address(tls: false, host: "localhost"), Address(tls: true, host: "127.0.0.1")])
    func `a stored session that names an address without TLS or a foreign host is resumed at the main URL`(
        stored: Address
    ) async throws {
        let report = try await ScriptedGateway.play(
            "stored_session",
            ["other": stored.json],
            usesTLS: true,
            resumesStoredSession: true
        ) { configuration, _ in
            // This is for live sessions only.
            configuration.resumeHosts = .any
        } _: { gateway in
            try await gateway.shard.start()
        }
        #expect(report == ["next": 6, "other_is_untouched": true])
    }

    /// An address of the gateway's second port.
    struct Address: Sendable, CustomTestStringConvertible {
        let tls: Bool
        let host: String

        var json: JSONValue { ["tls": .bool(tls), "host": .string(host)] }
        var testDescription: String { "\(tls ? "wss" : "ws")://\(host)" }
    }

    // MARK: What it says

    private static let shown = #"bad\u{1B}[2J\u{D}\u{A}token [token] \u{202E}xxx"#

    @Test(arguments: [false, true])
    func `the reason of a fatal close is escaped in the error and in the log, and never carries the token`(
        usesTLS: Bool
    ) async throws {
        let log = CollectedLog()
        let options: JSONValue = ["code": 4004, "returns": false]
        _ = try await ScriptedGateway.play("close_reason", options, usesTLS: usesTLS, logger: log.logger) { gateway in
            let error = await #expect(throws: ShardError.self) { try await gateway.shard.start() }
            #expect(error?.closeCode == .authenticationFailed)
            #expect(error?.message.contains(Self.shown) == true, "\(error?.message ?? "")")
            expectHarmless([error?.message ?? ""])
        }
        #expect(log.lines.contains { $0.contains(Self.shown) }, "\(log.lines)")
        expectHarmless(log.lines)
    }

    @Test(arguments: [false, true])
    func `the reason of any other close is escaped in the change and in the log, and never carries the token`(
        usesTLS: Bool
    ) async throws {
        let log = CollectedLog()
        let options: JSONValue = ["code": 4000, "returns": true]
        _ = try await ScriptedGateway.play("close_reason", options, usesTLS: usesTLS, logger: log.logger) { gateway in
            async let changes = gateway.shard.lifecycle().untilClosed()
            try await gateway.shard.start()
            await gateway.shard.close()
            let causes = await changes.disconnections.map { "\($0.cause)" }
            #expect(causes.first?.contains(Self.shown) == true, "\(causes)")
            expectHarmless(causes)
        }
        #expect(log.lines.contains { $0.contains(Self.shown) }, "\(log.lines)")
        expectHarmless(log.lines)
    }

    private func expectHarmless(_ texts: [String]) {
        for text in texts {
            #expect(!text.contains(ScriptedGateway.token))
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E }, "\(text.debugDescription)")
        }
    }
}

import GatewayJSON
import GatewayModels
import GatewaySimulator
import GatewayTestKit
import Testing

/// Clients that others wrote log in to the simulated gateway, receive events, are forced to reconnect, and resume.
///
/// Each must be able to parse everything that it gets.
@Suite(
    .enabled(if: Python.isExpected, "no Python environment at \(Python.environment): run Scripts/setup --tests"),
    .timeLimit(.minutes(2))
)
struct PublishedLibraryTests {
    /// A token of the shape that hikari checks: it begins with an id in Base64.
    private static let token = "MTIzNDU2Nzg5MDEyMzQ1Njc4.simulated.token"
    private static let events = 100
    private static let world = SimulatedWorld(seed: 9, guildCount: 3, userCount: 100)

    private func withSimulator(
        tls: Bool,
        rate: Double? = 500,
        count: Int? = nil,
        _ body: (SimulatorServer, [String]) async throws -> Void
    ) async throws {
        var configuration = SimulatorServer.Configuration()
        configuration.usesTLS = tls
        configuration.world = Self.world
        configuration.gateway.token = Self.token
        configuration.stream = SimulatorServer.EventStream(rate: rate, count: count)
        let simulator = try await SimulatorServer.start(configuration)
        do {
            try await Python.withFile(simulator.authorityPEM) { file in
                try await body(simulator, file.map { [$0] } ?? [])
            }
        } catch {
            await simulator.shutdown()
            throw error
        }
        await simulator.shutdown()
    }

    /// Sends one event of every kind, as soon as somebody has identified.
    private func dispatchEveryKind(on simulator: SimulatorServer) async throws {
        while await simulator.statistics.gateway.identifies == 0 { try await Task.sleep(for: .milliseconds(5)) }
        var generator = EventGenerator(world: Self.world, seed: 2)
        for (name, _) in EventGenerator.mix { await simulator.dispatch(generator.event(name)) }
    }

    private func expectResumed(_ report: JSONValue, _ statistics: SimulatorServer.Statistics) {
        #expect(report["user"]?.string == "simulated-bot")
        #expect(report["guilds"]?.integer == 3)
        #expect(report["before"]?.integer ?? 0 >= Self.events)
        #expect(report["after"]?.integer ?? 0 >= Self.events)
        #expect(report["is_alive"]?.bool == true)
        #expect(report["errors"] == [], "the library could not parse something")
        let names = report["names"]?.array?.compactMap(\.string) ?? []
        #expect(Set(["READY", "RESUMED"] + EventGenerator.mix.map(\.name.rawValue)) == Set(names))
        #expect(statistics.gateway.identifies == 1)
        #expect(statistics.gateway.resumes == 1)
        #expect(statistics.gateway.connections == 2)
    }

    @Test(arguments: [false, true]) func `hikari logs in, receives events and resumes`(tls: Bool) async throws {
        try await withSimulator(tls: tls) { simulator, authority in
            let arguments = [simulator.httpURL, Self.token, "\(Self.events)"] + authority
            async let events: Void = dispatchEveryKind(on: simulator)
            let report = try await Python.run("hikari_bot.py", arguments)
            try await events
            expectResumed(report, await simulator.statistics)
            let types = report["types"]?.array?.compactMap(\.string) ?? []
            #expect(Set(["GuildMessageCreateEvent", "PresenceUpdateEvent", "GuildTypingEvent"]).isSubset(of: types))
        }
    }

    @Test(arguments: [false, true]) func `discord.py logs in, receives events and resumes`(tls: Bool) async throws {
        try await withSimulator(tls: tls) { simulator, authority in
            let arguments = [simulator.httpURL, simulator.url, Self.token, "\(Self.events)"] + authority
            async let events: Void = dispatchEveryKind(on: simulator)
            let report = try await Python.run("discord_py_bot.py", arguments)
            try await events
            expectResumed(report, await simulator.statistics)
        }
    }

    @Test(arguments: [false, true])
    func `websockets gets its pings answered, its fragments joined and a stream that inflates`(tls: Bool) async throws {
        try await withSimulator(tls: tls, rate: nil, count: 1_000) { simulator, authority in
            let report = try await Python.run("websockets_client.py", [simulator.url, Self.token, "1004"] + authority)
            #expect(report["hello"]?.integer == 10)
            #expect(report["interval"]?.integer == 41_250)
            #expect(report["sequences"]?.array?.compactMap(\.integer) == Array(1...1_004))
            #expect(report["keys"] == ["t,s,op,d"])
            #expect(report["closed"]?.integer == 1_000)
            #expect(await simulator.statistics.sessions == 0)
        }
    }
}

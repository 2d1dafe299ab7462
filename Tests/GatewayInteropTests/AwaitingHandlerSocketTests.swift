import GatewayJSON
import GatewayModels
import GatewayProtocol
import GatewayShard
import Testing

/// A handler of `run` may await what only the gateway can bring, though the queue behind it is full.
@Suite(
    .enabled(if: Python.isExpected, "no Python environment at \(Python.environment): run Scripts/setup --tests"),
    .timeLimit(.minutes(1))
)
struct AwaitingHandlerSocketTests {
    /// The limit of a wait on a busy machine; without reading ahead it takes 30 s and more.
    private static let patience = Duration.seconds(10)

    @Test(arguments: [(1, 3_000), (300, 10)], [false, true])
    func `members that a handler awaits arrive past the events that wait, and those follow in order`(
        answer: (chunks: Int, eventsBefore: Int),
        usesTLS: Bool
    ) async throws {
        let count = answer.chunks * (answer.eventsBefore + 1) + 1
        let options: JSONValue = [
            "chunks": .integer(Int64(answer.chunks)), "events": .integer(Int64(answer.eventsBefore)),
        ]
        let report = try await ScriptedGateway.play("members", options, usesTLS: usesTLS) { configuration, _ in
            configuration.eventBuffer = EventBuffer(capacity: 16)
        } _: { gateway in
            let shard = gateway.shard
            var sequences: [Int64] = []
            try await shard.run { event in
                sequences += event.sequence.map { [$0] } ?? []
                if event.name == .ready {
                    let start = ContinuousClock.now
                    let chunks = try await shard.requestGuildMembers(guild: 7).collect().chunks
                    #expect(.now - start < Self.patience)
                    #expect(chunks.map(\.index) == Array(0..<answer.chunks))
                }
                if event.sequence == Int64(count) { await shard.close() }
            }
            #expect(sequences == Array(1...Int64(count)))
        }
        #expect(report["sequence"]?.integer == Int64(count))
    }

    @Test(arguments: [false, true])
    func `a voice state that a handler awaits is sent after a resume that lies behind a full queue`(
        usesTLS: Bool
    ) async throws {
        let options: JSONValue = ["events": 1_000]
        let report = try await ScriptedGateway.play("command_after_reset", options, usesTLS: usesTLS) {
            configuration,
            _ in
            configuration.eventBuffer = EventBuffer(capacity: 16)
        } _: { gateway in
            let shard = gateway.shard
            try await shard.run { event in
                guard event.name == .ready else { return }
                #expect(await gateway.step() == "gone")
                await gateway.wait { $0.queuedEvents >= 16 }
                let start = ContinuousClock.now
                try await shard.updateVoiceState(guild: 7, channel: 8)
                #expect(.now - start < Self.patience)
                await shard.close()
            }
        }
        #expect(report["next"] == 6)
        #expect(report["command"]?["channel_id"] == "8")
    }
}

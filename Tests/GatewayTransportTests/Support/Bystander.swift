import GatewayTransport
import Synchronization
import Testing

/// A connection that goes on echoing while something happens to others in the same process.
enum Bystander {
    /// How long it may wait for an echo: not at all, but the tests' machine may be busy with other things.
    static let patience = Duration.seconds(3)

    /// Runs a body, and expects that meanwhile no echo took long.
    @discardableResult
    static func watches<Result: Sendable>(
        sourceLocation: SourceLocation = #_sourceLocation,
        _ body: () async throws -> Result
    ) async throws -> Result {
        try await ScriptedServer.with { peer in
            try await peer.upgrade()
            try await peer.echo()
        } _: { port in
            let connection = CurlTransport().open("ws://127.0.0.1:\(port)/")
            try await connection.opened()
            let isOver = Flag()
            async let longest = longestEcho(over: connection, until: isOver)
            let result: Result
            do {
                result = try await body()
            } catch {
                isOver.set()
                _ = try? await longest
                throw error
            }
            isOver.set()
            #expect(try await longest < patience, sourceLocation: sourceLocation)
            return result
        }
    }

    private static func longestEcho(
        over connection: any TransportConnection,
        until isOver: Flag
    ) async throws -> Duration {
        var longest = Duration.zero
        repeat {
            let start = ContinuousClock.now
            try connection.send(.text("still here"))
            _ = try await connection.messages(1)
            longest = max(longest, .now - start)
            // So that it does not take a whole processor.
            try await Task.sleep(for: .milliseconds(5))
        } while !isOver.isSet
        return longest
    }
}

/// Something that happens once.
final class Flag: Sendable {
    private let value = Atomic(false)

    var isSet: Bool { value.load(ordering: .acquiring) }

    func set() { value.store(true, ordering: .releasing) }
}

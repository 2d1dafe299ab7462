import GatewayProtocol
import Synchronization

/// The bounded buffer between a shard and the one reader of an answer.
final class MemberChunkBuffer: Sendable {
    private struct State {
        var chunks: [GuildMembersChunk] = []
        var bytes = 0
        var ending: Result<Void, CommandError>?
        var reader: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())
    private let byteLimit: Int

    init(byteLimit: Int) {
        self.byteLimit = byteLimit
    }

    /// Adds a chunk.
    ///
    /// - Returns: Whether there was room. If not, the answer ends with an error.
    func push(_ chunk: GuildMembersChunk) -> Bool {
        let (fits, reader) = state.withLock { state in
            let fits = state.bytes + chunk.event.payload.count <= byteLimit
            if fits {
                state.chunks.append(chunk)
                state.bytes += chunk.event.payload.count
            } else {
                state.chunks = []
                state.ending = .failure(Self.tooLarge(byteLimit))
            }
            return (fits, state.reader.take())
        }
        reader?.resume()
        return fits
    }

    /// Ends the answer, after the chunks that were not read yet; only the first end counts.
    func finish(_ error: CommandError?) {
        let reader = state.withLock { state in
            if state.ending == nil { state.ending = error.map(Result.failure) ?? .success(()) }
            return state.reader.take()
        }
        reader?.resume()
    }

    /// Waits for the next chunk; `nil` is the end.
    nonisolated(nonsending) func next() async throws(CommandError) -> GuildMembersChunk? {
        while true {
            let (chunk, ending) = state.withLock { state -> (GuildMembersChunk?, Result<Void, CommandError>?) in
                guard !state.chunks.isEmpty else { return (nil, state.ending) }
                let chunk = state.chunks.removeFirst()
                state.bytes -= chunk.event.payload.count
                return (chunk, nil)
            }
            if let chunk { return chunk }
            if let ending {
                try ending.get()
                return nil
            }
            await withTaskCancellationHandler {
                await withCheckedContinuation { self.wait($0) }
            } onCancel: {
                self.finish(CommandError(.cancelled, "The reading task was cancelled"))
            }
        }
    }

    private func wait(_ continuation: CheckedContinuation<Void, Never>) {
        let isDue = state.withLock { state in
            guard state.chunks.isEmpty, state.ending == nil else { return true }
            state.reader = continuation
            return false
        }
        if isDue { continuation.resume() }
    }

    static func tooLarge(_ limit: Int) -> CommandError {
        CommandError(.answerTooLarge, "The answer exceeds the \(limit) bytes that its caller allows")
    }
}

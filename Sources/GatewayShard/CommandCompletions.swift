import GatewayProtocol

/// What became of commands, and who waits to be told.
///
/// Either may come first: between the submission of a command and the wait for
/// its end, the shard may have had a turn.
struct CommandCompletions {
    private enum State {
        /// Nobody waits yet.
        case submitted
        case awaited(CheckedContinuation<CommandError?, Never>)
        /// The end came before anybody waited for it.
        case ended(CommandError?)
    }

    private var states: [CommandID: State] = [:]

    /// Expects somebody to wait for a command.
    mutating func submit(_ id: CommandID) {
        states[id] = .submitted
    }

    /// Takes who waits for a command, and tells at once if it has ended.
    mutating func wait(for id: CommandID, _ continuation: CheckedContinuation<CommandError?, Never>) {
        if case .ended(let error)? = states[id] {
            states[id] = nil
            continuation.resume(returning: error)
        } else {
            states[id] = .awaited(continuation)
        }
    }

    /// A command has ended.
    mutating func end(_ id: CommandID, _ error: CommandError?) {
        switch states[id] {
        case .submitted?:
            states[id] = .ended(error)
        case .awaited(let continuation)?:
            states[id] = nil
            continuation.resume(returning: error)
        case .ended?, nil:
            break
        }
    }

    /// All commands that have not ended do so.
    mutating func endAll(_ error: CommandError) {
        for id in states.keys { end(id, error) }
    }
}

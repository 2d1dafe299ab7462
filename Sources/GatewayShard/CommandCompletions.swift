import GatewayProtocol

/// The outcomes of commands, and the callers that wait for them.
///
/// Either may come first: between the submission of a command and the wait for its outcome the shard may have had a turn.
struct CommandCompletions {
    private enum State {
        /// Submitted; no caller waits yet.
        case submitted
        case awaited(CheckedContinuation<CommandError?, Never>)
        /// The outcome came before a caller waited for it.
        case ended(CommandError?)
    }

    private var states: [CommandID: State] = [:]
    private var lastNumber: UInt64 = 0

    /// Creates the id of a command whose outcome no caller waits for here.
    mutating func makeID() -> CommandID {
        lastNumber += 1
        return CommandID(number: lastNumber)
    }

    /// Creates the id of a command whose outcome is waited for.
    mutating func submit() -> CommandID {
        let id = makeID()
        states[id] = .submitted
        return id
    }

    /// Takes the outcome of a command if it is known, and forgets the command.
    mutating func take(_ id: CommandID) -> CommandError? {
        guard case .ended(let error)? = states.removeValue(forKey: id) else { return nil }
        return error
    }

    /// Waits for the outcome of a command.
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

    /// Ends all commands that have not ended.
    mutating func endAll(_ error: CommandError) {
        for id in states.keys { end(id, error) }
    }
}

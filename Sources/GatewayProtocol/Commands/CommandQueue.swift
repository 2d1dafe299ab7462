internal import GatewayModels

/// Names a submitted command.
public struct CommandID: Hashable, Sendable {
    let number: UInt64

    /// Creates a name, for a ``GatewayStateMachine`` of one's own.
    ///
    /// - Parameter number: A number that no other command of the machine has.
    public init(number: UInt64) {
        self.number = number
    }
}

/// A command that waits to be sent.
struct QueuedCommand: Sendable {
    let id: CommandID
    let payload: [UInt8]
    let opcode: Opcode
    /// The guild whose whole list of members it asks for.
    let memberList: Snowflake?
    let priority: CommandPriority
    let submitted: GatewayInstant
    let deadline: GatewayInstant
    let isBoundToSession: Bool
    /// Before when it must not be sent: a repeated one may have to wait.
    var notBefore: GatewayInstant?
}

/// Commands that wait to be sent: a lane for each priority, in order within a lane.
struct CommandQueue: Sendable {
    /// How many sends a lane may be passed over.
    private let patience: Int
    /// The lanes, the highest priority first.
    private var lanes: [[QueuedCommand]]
    /// How often in a row each lane was passed over.
    private var passedOver: [Int]
    private(set) var count = 0
    private(set) var earliestDeadline: GatewayInstant?

    init(patience: Int) {
        self.patience = max(1, patience)
        lanes = CommandPriority.allCases.map { _ in [] }
        passedOver = lanes.map { _ in 0 }
    }

    var isEmpty: Bool { count == 0 }

    /// All commands, in no order that matters.
    var commands: some Sequence<QueuedCommand> { lanes.joined() }

    /// Adds a command behind those of its lane that were submitted before it.
    mutating func insert(_ command: QueuedCommand) {
        let lane = Self.lane(of: command.priority)
        let position = lanes[lane].lastIndex { $0.id.number < command.id.number }.map { $0 + 1 } ?? 0
        lanes[lane].insert(command, at: position)
        count += 1
        earliestDeadline = earliestDeadline.map { min($0, command.deadline) } ?? command.deadline
    }

    /// Takes the command whose turn it is among those that may be sent.
    mutating func popNext(where maySend: (QueuedCommand) -> Bool) -> QueuedCommand? {
        let heads = lanes.indices.compactMap { lane in
            lanes[lane].firstIndex(where: maySend).map { (lane: lane, position: $0) }
        }
        guard let highest = heads.first else { return nil }
        var next = highest
        for head in heads where passedOver[head.lane] >= patience && passedOver[head.lane] > passedOver[next.lane] {
            next = head
        }
        for head in heads where head.lane != next.lane { passedOver[head.lane] += 1 }
        passedOver[next.lane] = 0
        return remove(at: next.position, in: next.lane)
    }

    /// Removes the first command that a condition holds for.
    mutating func removeFirst(where condition: (QueuedCommand) -> Bool) -> QueuedCommand? {
        for lane in lanes.indices {
            if let position = lanes[lane].firstIndex(where: condition) { return remove(at: position, in: lane) }
        }
        return nil
    }

    mutating func removeAll() {
        self = CommandQueue(patience: patience)
    }

    private mutating func remove(at position: Int, in lane: Int) -> QueuedCommand {
        let command = lanes[lane].remove(at: position)
        count -= 1
        if command.deadline == earliestDeadline { earliestDeadline = lanes.joined().lazy.map(\.deadline).min() }
        return command
    }

    private static func lane(of priority: CommandPriority) -> Int {
        CommandPriority.allCases.count - 1 - priority.rawValue
    }
}

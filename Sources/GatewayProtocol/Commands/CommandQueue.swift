internal import GatewayModels

/// The name of a submitted command, unique among the commands of a machine that have not ended.
public struct CommandID: Hashable, Sendable {
    let number: UInt64

    /// Creates a name.
    ///
    /// - Parameter number: A number that no other unfinished command of the machine has.
    public init(number: UInt64) {
        self.number = number
    }
}

/// A command that waits to be sent.
struct QueuedCommand: Sendable {
    /// When a command ends that was not sent.
    enum Deadline: Hashable, Sendable {
        /// At a time, whatever holds the command back.
        case at(GatewayInstant)
        /// At a reading of the scheduler's ``WaitingClock``.
        case waited(Duration)
    }

    let id: CommandID
    /// The position among all commands in the order of submission.
    let place: UInt64
    let payload: [UInt8]
    let opcode: Opcode
    /// The guild whose whole list of members the command asks for.
    let memberList: Snowflake?
    let priority: CommandPriority
    let submitted: GatewayInstant
    var deadline: Deadline
    let isBoundToSession: Bool
    /// The earliest time of sending; a repeated command may have to wait.
    var notBefore: GatewayInstant?
    /// Whether a rate limit delayed the sending.
    var wasHeldBack = false

    /// The error with which the command ends at its deadline.
    var timedOut: CommandError {
        switch deadline {
        case .at: CommandError(.timedOut, "The command could not be sent before its deadline")
        case .waited: CommandError(.timedOut, "No session was live for as long as the command may wait for one")
        }
    }
}

/// Commands that wait to be sent: a lane for each priority, in the order of submission within a lane.
///
/// A lane is made of groups of commands that the same limits hold back. A group whose guild is on hold is parked until the
/// hold ends, so that no operation has to look at commands that cannot be sent.
struct CommandQueue: Sendable {
    private struct Group: Hashable {
        let priority: CommandPriority
        /// The opcode, if it has a rate limit.
        let opcode: Opcode?
        let memberList: Snowflake?

        init(_ command: QueuedCommand) {
            self.init(command.priority, CommandHolds.canHold(command.opcode) ? command.opcode : nil, command.memberList)
        }

        init(_ priority: CommandPriority, _ opcode: Opcode?, _ memberList: Snowflake?) {
            self.priority = priority
            self.opcode = opcode
            self.memberList = memberList
        }
    }

    private struct Lane {
        /// How often in a row the lane was passed over.
        var passedOver = 0
        /// The groups that are not parked, by the place of their first command.
        var groups: [Opcode?: IndexedHeap<Group, UInt64>] = [:]
    }

    /// How many sends a lane may be passed over.
    private let patience: Int
    private var commands: [CommandID: QueuedCommand] = [:]
    /// The lanes, the highest priority first.
    private var lanes: [Lane]
    private var groups: [Group: IndexedHeap<CommandID, UInt64>] = [:]
    private var parked = IndexedHeap<Group, GatewayInstant>()
    /// Commands that wait for their own ``QueuedCommand/notBefore``.
    private var delayed = IndexedHeap<CommandID, GatewayInstant>()
    /// Commands that are not sent before they are released.
    private var withheld = IndexedHeap<CommandID, UInt64>()
    private var deadlines = IndexedHeap<CommandID, GatewayInstant>()
    private var waits = IndexedHeap<CommandID, Duration>()
    private var memberListCounts: [Snowflake: Int] = [:]

    init(patience: Int) {
        self.patience = max(1, patience)
        lanes = CommandPriority.allCases.map { _ in Lane() }
    }

    var isEmpty: Bool { commands.isEmpty }

    var count: Int { commands.count }

    /// Whether a command waits for ``releaseFirst(_:)``.
    var withholds: Bool { !withheld.isEmpty }

    func contains(_ id: CommandID) -> Bool { commands[id] != nil }

    /// How many commands wait that ask for a guild's whole list of members.
    func count(memberList guild: Snowflake) -> Int { memberListCounts[guild] ?? 0 }

    /// The names of all commands, in the order of submission.
    func ids(where condition: (QueuedCommand) -> Bool) -> [CommandID] {
        commands.values.filter(condition).sorted { $0.place < $1.place }.map(\.id)
    }
}

// MARK: - Inserting and removing

extension CommandQueue {
    /// Adds a command at its place.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - isWithheld: Whether it must wait for ``releaseFirst()``.
    ///   - holds: What holds commands back.
    mutating func insert(_ command: QueuedCommand, isWithheld: Bool = false, _ holds: CommandHolds) {
        remove(command.id)
        commands[command.id] = command
        switch command.deadline {
        case .at(let deadline): deadlines[command.id] = deadline
        case .waited(let reading): waits[command.id] = reading
        }
        if let guild = command.memberList { memberListCounts[guild, default: 0] += 1 }
        if isWithheld {
            withheld[command.id] = command.place
        } else if let notBefore = command.notBefore {
            delayed[command.id] = notBefore
        } else {
            join(command, holds)
        }
    }

    /// Removes a command, wherever it waits.
    @discardableResult
    mutating func remove(_ id: CommandID) -> QueuedCommand? {
        guard let command = commands.removeValue(forKey: id) else { return nil }
        deadlines[id] = nil
        waits[id] = nil
        delayed[id] = nil
        withheld[id] = nil
        if let guild = command.memberList {
            let count = count(memberList: guild) - 1
            memberListCounts[guild] = count > 0 ? count : nil
        }
        let group = Group(command)
        if groups[group]?.contains(id) == true {
            groups[group]?[id] = nil
            if groups[group]?.isEmpty == true { groups[group] = nil }
            place(group)
        }
        return command
    }

    mutating func removeAll() {
        self = CommandQueue(patience: patience)
    }

    /// Lets the first of the commands that are withheld be sent.
    mutating func releaseFirst(_ holds: CommandHolds) -> CommandID? {
        guard let first = withheld.popFirst(), let command = commands[first.key] else { return nil }
        insert(command, holds)
        return command.id
    }

    /// Withholds a command that waits.
    mutating func withhold(_ id: CommandID, _ holds: CommandHolds) {
        guard let command = commands[id] else { return }
        insert(command, isWithheld: true, holds)
    }

    /// The hold of a guild's list has changed.
    mutating func setHold(memberList guild: Snowflake, _ holds: CommandHolds) {
        for priority in CommandPriority.allCases {
            let group = Group(priority, .requestGuildMembers, guild)
            guard groups[group] != nil else { continue }
            parked[group] = holds.earliest(memberList: guild)
            place(group)
        }
    }

    private mutating func join(_ command: QueuedCommand, _ holds: CommandHolds) {
        let group = Group(command)
        groups[group, default: IndexedHeap()][command.id] = command.place
        if let guild = group.memberList { parked[group] = holds.earliest(memberList: guild) }
        place(group)
    }

    /// Puts a group where it belongs: among those of its lane, unless it is parked or empty.
    private mutating func place(_ group: Group) {
        let first = groups[group]?.first?.priority
        if first == nil { parked[group] = nil }
        let place = parked.contains(group) ? nil : first
        lanes[Self.lane(of: group.priority)].groups[group.opcode, default: IndexedHeap()][group] = place
    }

    private static func lane(of priority: CommandPriority) -> Int {
        CommandPriority.allCases.count - 1 - priority.rawValue
    }
}

// MARK: - Deadlines and sending

extension CommandQueue {
    /// When the next command ends because its time is over, or `nil` if none does while nothing changes.
    func earliestDeadline(_ clock: WaitingClock) -> GatewayInstant? {
        let waited = waits.first.flatMap { clock.instant(of: $0.priority) }
        guard let deadline = deadlines.first?.priority else { return waited }
        return waited.map { min($0, deadline) } ?? deadline
    }

    /// A command whose time is over.
    func expired(_ clock: WaitingClock, at now: GatewayInstant) -> QueuedCommand? {
        if let first = deadlines.first, first.priority <= now { return commands[first.key] }
        guard let first = waits.first, let due = clock.instant(of: first.priority), due <= now else { return nil }
        return commands[first.key]
    }

    /// When a command can be sent, as far as the limits of single commands are concerned, or `nil` if none can.
    ///
    /// - Parameter hold: The time before which a command of an opcode must not be sent.
    /// - Returns: The time, which may have passed.
    func earliestSend(_ hold: (Opcode) -> GatewayInstant?) -> GatewayInstant? {
        guard !isEmpty else { return nil }
        var earliest: GatewayInstant?
        func consider(_ instant: GatewayInstant, _ opcode: Opcode?) {
            let free = opcode.flatMap(hold).map { max($0, instant) } ?? instant
            earliest = earliest.map { min($0, free) } ?? free
        }
        for lane in lanes {
            for (opcode, groups) in lane.groups {
                guard let command = groups.first.flatMap({ first(of: $0.key) }) else { continue }
                consider(command.submitted, opcode)
            }
        }
        if let first = parked.first { consider(first.priority, first.key.opcode) }
        if let first = delayed.first { consider(first.priority, commands[first.key]?.opcode) }
        return earliest
    }

    /// Takes the command whose turn it is among those that may be sent.
    ///
    /// - Parameters:
    ///   - now: The time.
    ///   - holds: What holds commands back.
    ///   - hold: The time before which a command of an opcode must not be sent.
    /// - Returns: The command, or `nil` if none may be sent now.
    mutating func popNext(
        at now: GatewayInstant,
        _ holds: CommandHolds,
        _ hold: (Opcode) -> GatewayInstant?
    ) -> QueuedCommand? {
        guard !isEmpty else { return nil }
        unpark(at: now, holds)
        let heads = lanes.indices.compactMap { index in
            head(of: lanes[index], at: now, hold).map { (lane: index, command: $0) }
        }
        guard var next = heads.first else { return nil }
        for head in heads where lanes[head.lane].passedOver >= patience {
            if lanes[head.lane].passedOver > lanes[next.lane].passedOver { next = head }
        }
        for head in heads where head.lane != next.lane { lanes[head.lane].passedOver += 1 }
        lanes[next.lane].passedOver = 0
        return remove(next.command.id)
    }

    private func head(
        of lane: Lane,
        at now: GatewayInstant,
        _ hold: (Opcode) -> GatewayInstant?
    ) -> QueuedCommand? {
        var head: QueuedCommand?
        for (opcode, groups) in lane.groups {
            if let opcode, let hold = hold(opcode), hold > now { continue }
            guard let command = groups.first.flatMap({ first(of: $0.key) }) else { continue }
            if head.map({ command.place < $0.place }) ?? true { head = command }
        }
        return head
    }

    private func first(of group: Group) -> QueuedCommand? {
        groups[group]?.first.flatMap { commands[$0.key] }
    }

    /// Lets groups and commands join their lanes whose time has come.
    private mutating func unpark(at now: GatewayInstant, _ holds: CommandHolds) {
        while let first = parked.first, first.priority <= now {
            parked.popFirst()
            place(first.key)
        }
        while let first = delayed.first, first.priority <= now {
            delayed.popFirst()
            if let command = commands[first.key] { join(command, holds) }
        }
    }
}

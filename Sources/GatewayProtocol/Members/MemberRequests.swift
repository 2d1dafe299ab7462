internal import GatewayModels

/// A request for members that has not been answered in full.
struct MemberRequest: Sendable {
    let command: QueuedCommand
    let whenRateLimited: RateLimitBehavior
    fileprivate(set) var collector: GuildMembersCollector
    /// When it was sent or its last chunk came, or `nil` while it waits to be sent.
    fileprivate(set) var progress: GatewayInstant?
    /// When the whole answer must have come, or `nil` before the request was sent.
    fileprivate(set) var deadline: GatewayInstant?

    var id: CommandID { command.id }

    /// Whether it was sent and no chunk has come.
    var awaitsFirstChunk: Bool { progress != nil && collector.receivedCount == 0 }

    /// The error with which it ends if nothing more comes.
    var unanswered: CommandError {
        guard let expected = collector.expectedCount else {
            return CommandError(
                .unanswered,
                "No members of guild \(collector.guild) came. The guild may not belong to this shard, or the gateway is slow."
            )
        }
        return CommandError(
            .incompleteAnswer,
            "\(expected - collector.receivedCount) of \(expected) chunks of members did not come",
            missingChunks: collector.missingIndices
        )
    }
}

/// The requests for members that have not been answered in full.
struct MemberRequests: Sendable {
    private struct Name: Hashable {
        let guild: Snowflake
        let nonce: String?
    }

    private let limits: GatewayLimits
    private var requests: [CommandID: MemberRequest] = [:]
    private var names: [Name: CommandID] = [:]
    /// The requests that were sent, by the time of their last progress.
    private var progress = IndexedHeap<CommandID, GatewayInstant>()
    /// The requests that were sent, by the deadline of their whole answer.
    private var deadlines = IndexedHeap<CommandID, GatewayInstant>()
    /// The requests for whole lists that were sent and of which nothing has come, by their place.
    private var unansweredLists: [Snowflake: IndexedHeap<CommandID, UInt64>] = [:]

    init(limits: GatewayLimits) {
        self.limits = limits
    }

    var isEmpty: Bool { requests.isEmpty }

    /// How many of them were sent.
    var sentCount: Int { progress.count }

    /// The names of those that were sent, in the order of submission.
    var sent: [CommandID] {
        progress.keys.compactMap { requests[$0]?.command }.sorted { $0.place < $1.place }.map(\.id)
    }

    subscript(id: CommandID) -> MemberRequest? { requests[id] }

    func contains(_ id: CommandID) -> Bool { requests[id] != nil }

    /// The request with a guild and a nonce.
    func id(guild: Snowflake, nonce: String?) -> CommandID? {
        names[Name(guild: guild, nonce: nonce)]
    }

    /// The request that a notice about opcode 8 answers.
    ///
    /// A notice without a nonce answers the oldest request for the whole list that was sent and has no answer.
    func id(of notice: RateLimitNotice) -> CommandID? {
        guard let guild = notice.guild else { return nil }
        let id = notice.nonce == nil ? unansweredLists[guild]?.first?.key : id(guild: guild, nonce: notice.nonce)
        return id.flatMap { requests[$0]?.awaitsFirstChunk == true ? $0 : nil }
    }

    mutating func append(_ command: QueuedCommand, _ request: GuildMembersRequest, _ whenRateLimited: RateLimitBehavior)
    {
        let collector = GuildMembersCollector(guild: request.guild, nonce: request.nonce, limit: limits.answerChunks)
        requests[command.id] = MemberRequest(
            command: command,
            whenRateLimited: whenRateLimited,
            collector: collector
        )
        names[Name(guild: request.guild, nonce: request.nonce)] = command.id
    }

    mutating func remove(_ id: CommandID) {
        guard let request = requests[id] else { return }
        setProgress(nil, of: id)
        requests[id] = nil
        names[Name(guild: request.collector.guild, nonce: request.collector.nonce)] = nil
    }

    mutating func removeAll() {
        self = MemberRequests(limits: limits)
    }

    /// Records that a request was sent.
    ///
    /// Its default deadline counts from the first time.
    mutating func recordSent(_ id: CommandID, at now: GatewayInstant) {
        setProgress(now, of: id)
    }

    /// Adds a chunk to the answer of its request, or returns `nil` if it is none or a repeated one.
    mutating func receive(
        _ chunk: GuildMembersChunk,
        at now: GatewayInstant
    ) throws(CommandError) -> (id: CommandID, isLast: Bool)? {
        guard let id = id(guild: chunk.guild, nonce: chunk.nonce),
            let receipt = try requests[id]?.collector.receive(chunk),
            receipt == .accepted || receipt == .completed
        else { return nil }
        setProgress(now, of: id)
        return (id, receipt == .completed)
    }

    /// Takes a request back that was sent, to be sent again.
    ///
    /// - Parameters:
    ///   - id: The request.
    ///   - notBefore: The earliest time of sending.
    ///   - keepsDeadline: Whether its default deadline still counts from the first time.
    /// - Returns: The command to queue.
    mutating func takeBack(_ id: CommandID, notBefore: GatewayInstant?, keepsDeadline: Bool = true) -> QueuedCommand? {
        guard let request = requests[id] else { return nil }
        setProgress(nil, of: id)
        if !keepsDeadline { requests[id]?.deadline = nil }
        var command = request.command
        command.notBefore = notBefore
        if keepsDeadline, let deadline = request.deadline { command.deadline = .at(deadline) }
        return command
    }

    private mutating func setProgress(_ time: GatewayInstant?, of id: CommandID) {
        guard let request = requests[id] else { return }
        if let time, request.deadline == nil {
            switch request.command.deadline {
            case .at(let deadline): requests[id]?.deadline = deadline
            case .waited: requests[id]?.deadline = time + limits.answerDeadline
            }
        }
        requests[id]?.progress = time
        progress[id] = time
        deadlines[id] = time == nil ? nil : requests[id]?.deadline
        guard let guild = request.command.memberList else { return }
        let isUnanswered = requests[id]?.awaitsFirstChunk == true
        unansweredLists[guild, default: IndexedHeap()][id] = isUnanswered ? request.command.place : nil
        if unansweredLists[guild]?.isEmpty == true { unansweredLists[guild] = nil }
    }
}

// MARK: - What is due

extension MemberRequests {
    /// When the first request ends whose answer does not come in time.
    ///
    /// - Parameter receivingSince: Since when a session is live and the driver reads, or `nil` if the gateway could not
    ///   answer now.
    /// - Returns: The time, or `nil` if no request ends.
    func earliestDeadline(receivingSince: GatewayInstant?) -> GatewayInstant? {
        guard let deadline = deadlines.first?.priority else { return chunkDeadline(receivingSince) }
        return chunkDeadline(receivingSince).map { min($0, deadline) } ?? deadline
    }

    /// A request whose answer did not come in time.
    func expired(receivingSince: GatewayInstant?, at now: GatewayInstant) -> MemberRequest? {
        if let first = deadlines.first, first.priority <= now { return requests[first.key] }
        guard let first = progress.first, let due = chunkDeadline(receivingSince), due <= now else { return nil }
        return requests[first.key]
    }

    /// When the next chunk must have come of the request whose last progress is the oldest.
    private func chunkDeadline(_ receivingSince: GatewayInstant?) -> GatewayInstant? {
        guard let receivingSince, let first = progress.first else { return nil }
        return max(first.priority, receivingSince) + limits.chunkDeadline
    }
}

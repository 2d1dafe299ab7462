internal import GatewayModels

/// A request for members that has not been answered in full.
struct MemberRequest: Sendable {
    let command: QueuedCommand
    let whenRateLimited: RateLimitBehavior
    var collector: GuildMembersCollector
    /// When it was sent or its last chunk came, or `nil` while it waits to be sent.
    var progress: GatewayInstant?

    var id: CommandID { command.id }

    /// Why it ends if nothing more comes.
    var unanswered: CommandError {
        guard let expected = collector.expectedCount else {
            return CommandError(
                .unanswered,
                "No members came: the guild may be none of this shard's, or the gateway is slow"
            )
        }
        return CommandError(
            .incompleteAnswer,
            "\(expected - collector.receivedCount) of \(expected) chunks of members did not come",
            missingChunks: collector.missingIndices
        )
    }
}

/// The requests for members that have not been answered in full, oldest first.
struct MemberRequests: Sendable {
    private(set) var all: [MemberRequest] = []

    var isEmpty: Bool { all.isEmpty }

    /// How many of them were sent.
    var sentCount: Int { all.count { $0.progress != nil } }

    mutating func append(_ request: MemberRequest) {
        all.append(request)
    }

    func contains(_ id: CommandID) -> Bool { all.contains { $0.id == id } }

    /// The position of the request with a guild and a nonce.
    func index(guild: Snowflake, nonce: String?) -> Int? {
        all.firstIndex { $0.collector.guild == guild && $0.collector.nonce == nonce }
    }

    /// The position of the request that a notice about opcode 8 answers.
    ///
    /// One without a nonce answers the oldest request for the whole list that was sent and has no answer.
    func index(of notice: RateLimitNotice) -> Int? {
        guard let guild = notice.guild else { return nil }
        let position =
            notice.nonce != nil
            ? index(guild: guild, nonce: notice.nonce)
            : all.firstIndex { $0.command.memberList == guild && $0.awaitsFirstChunk }
        return position.flatMap { all[$0].awaitsFirstChunk ? $0 : nil }
    }

    subscript(position: Int) -> MemberRequest {
        get { all[position] }
        set { all[position] = newValue }
    }

    @discardableResult
    mutating func remove(_ id: CommandID) -> MemberRequest? {
        all.firstIndex { $0.id == id }.map { all.remove(at: $0) }
    }

    mutating func removeAll() {
        all = []
    }

    /// A request was sent.
    mutating func sent(_ id: CommandID, at now: GatewayInstant) {
        guard let position = all.firstIndex(where: { $0.id == id }) else { return }
        all[position].progress = now
    }
}

extension MemberRequest {
    /// Whether it was sent and no chunk has come.
    var awaitsFirstChunk: Bool { progress != nil && collector.receivedCount == 0 }
}

public import GatewayModels
public import GatewayProtocol

/// The answer to a request for members, chunk by chunk.
///
/// ```swift
/// for try await chunk in try shard.requestGuildMembers(guild: guild) {
///     print(chunk.members.count, "of chunk", chunk.index, "of", chunk.count)
/// }
/// let found = try await shard.requestGuildMembers(guild: guild, .users([user])).collect()
/// ```
///
/// Each loop sends a separate request, when it asks for the first chunk. Leaving the loop withdraws what has not
/// come; cancelling its task ends it with ``/GatewayProtocol/CommandError/Code/cancelled``. The chunks are delivered as
/// events too. While a request is not answered, the shard reads on although its events wait to be read, up to
/// ``EventBuffer/readAheadByteCapacity``. Chunks that are not read wait in a buffer whose bound is ``bufferLimit``.
public struct GuildMembersAnswer: AsyncSequence, Sendable {
    /// A chunk of at most 1000 members.
    public typealias Element = GuildMembersChunk
    /// The reason why the request was rejected or not answered in full.
    public typealias Failure = CommandError

    /// The request.
    public let request: GuildMembersRequest
    /// How it is sent.
    public let options: CommandOptions
    /// How many bytes of payload may wait to be read.
    ///
    /// Default: 64 MiB. If more come, the answer ends with
    /// ``/GatewayProtocol/CommandError/Code/answerTooLarge``; neither the shard nor its events wait for a slow reader.
    public var bufferLimit = 64 << 20
    let shard: Shard

    init(request: GuildMembersRequest, options: CommandOptions, shard: Shard) {
        self.request = request
        self.options = options
        self.shard = shard
    }

    /// Creates a reader; its first ``Iterator/next()`` sends the request.
    public func makeAsyncIterator() -> Iterator {
        Iterator(self)
    }

    /// Sends the request and waits for the whole answer.
    ///
    /// - Parameter byteLimit: How many bytes of payload the answer may have; a member has about 500.
    /// - Returns: The chunks, in order.
    /// - Throws: ``/GatewayProtocol/CommandError``: the reason why the request was rejected or not answered in full, or
    ///   ``/GatewayProtocol/CommandError/Code/answerTooLarge``.
    public func collect(
        upTo byteLimit: Int = 64 << 20
    ) async throws(CommandError) -> GuildMembers {
        var chunks: [GuildMembersChunk] = []
        var bytes = 0
        var iterator = makeAsyncIterator()
        while let chunk = try await iterator.next() {
            bytes += chunk.event.payload.count
            guard bytes <= byteLimit else { throw MemberChunkBuffer.tooLarge(byteLimit) }
            chunks.append(chunk)
        }
        return GuildMembers(chunks)
    }

    /// A reader of one answer.
    public struct Iterator: AsyncIteratorProtocol {
        private let answer: GuildMembersAnswer
        private var reading: Reading?

        init(_ answer: GuildMembersAnswer) {
            self.answer = answer
        }

        /// Waits for the next chunk.
        ///
        /// - Returns: The chunk, or `nil` after the last.
        /// - Throws: ``/GatewayProtocol/CommandError``: the reason why the request was rejected or not answered in full.
        public mutating func next() async throws(CommandError) -> GuildMembersChunk? {
            try await nextChunk()
        }

        /// Waits for the next chunk on the caller's actor.
        ///
        /// - Parameter actor: The actor on which to wait.
        /// - Returns: The chunk, or `nil` after the last.
        /// - Throws: ``/GatewayProtocol/CommandError``: the reason why the request was rejected or not answered in full.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(CommandError) -> GuildMembersChunk? {
            try await nextChunk()
        }

        private nonisolated(nonsending) mutating func nextChunk() async throws(CommandError) -> GuildMembersChunk? {
            if let reading { return try await reading.buffer.next() }
            let reading = await answer.begin()
            self.reading = reading
            return try await reading.buffer.next()
        }
    }

    /// One request on its way; letting go of it withdraws what has not come.
    final class Reading: Sendable {
        let buffer: MemberChunkBuffer
        private let id: CommandID
        private let shard: Shard

        init(_ id: CommandID, buffer: MemberChunkBuffer, shard: Shard) {
            self.id = id
            self.buffer = buffer
            self.shard = shard
        }

        deinit {
            shard.abandonAnswer(id)
        }
    }

    private nonisolated(nonsending) func begin() async -> Reading {
        let buffer = MemberChunkBuffer(byteLimit: bufferLimit)
        let id = await shard.begin(request, options, in: buffer)
        return Reading(id, buffer: buffer, shard: shard)
    }
}

extension Shard {
    /// Asks for members of a guild.
    ///
    /// Nothing is sent before the answer is read; see ``GuildMembersAnswer``. The request waits for a live session and
    /// for the gateway's limits, and goes on over reconnects. One that only sends, without waiting for the answer,
    /// is ``send(_:within:priority:whenRateLimited:isBoundToSession:)``.
    ///
    /// - Parameters:
    ///   - guild: The guild.
    ///   - selection: Which members are asked for.
    ///   - includesPresences: Whether presences are asked for too.
    ///   - nonce: A text of 1 to 32 bytes that the chunks carry; by default a random one.
    ///   - deadline: How long the whole answer may take; by default
    ///     ``/GatewayProtocol/GatewayLimits/answerDeadline``.
    ///   - priority: Which of the waiting commands goes first; by default
    ///     ``/GatewayProtocol/GatewayCommand/priority``.
    ///   - whenRateLimited: A guild's whole list may be asked for once in 30 s: whether to wait, or to fail with
    ///     ``/GatewayProtocol/CommandError/Code/rateLimited``.
    /// - Returns: The answer.
    /// - Throws: ``/GatewayProtocol/CommandError`` with the code ``/GatewayProtocol/CommandError/Code/invalidArgument``,
    ///   ``/GatewayProtocol/CommandError/Code/missingIntent`` or
    ///   ``/GatewayProtocol/CommandError/Code/payloadTooLarge``.
    public nonisolated func requestGuildMembers(
        guild: Snowflake,
        _ selection: GuildMembersRequest.Selection = .everyone,
        includesPresences: Bool = false,
        nonce: String? = nil,
        within deadline: Duration? = nil,
        priority: CommandPriority? = nil,
        whenRateLimited: RateLimitBehavior = .wait
    ) throws(CommandError) -> GuildMembersAnswer {
        let request = try GuildMembersRequest(
            guild: guild,
            selection,
            includesPresences: includesPresences,
            nonce: nonce
        )
        _ = try GatewayCommand.requestGuildMembers(request).encoded(
            intents: intents,
            limit: machineConfiguration.limits.outgoingPayloadSize
        )
        let options = CommandOptions(deadline: deadline, priority: priority, whenRateLimited: whenRateLimited)
        return GuildMembersAnswer(request: request, options: options, shard: self)
    }
}

public import GatewayModels
public import GatewayProtocol

extension Shard {
    /// Changes the bot's presence.
    ///
    /// Fields that are not given keep their value. The gateway accepts 5 updates in 20 s: of more,
    /// the latest is sent when the limit permits. While no session is live the update is
    /// remembered, and sent with the next IDENTIFY or after the next RESUMED.
    ///
    /// - Parameter update: The fields to change.
    /// - Throws: ``/GatewayProtocol/CommandError`` with the code
    ///   ``/GatewayProtocol/CommandError/Code/payloadTooLarge``.
    public func updatePresence(_ update: PresenceUpdate) throws(CommandError) {
        if let error = change(update) { throw error }
    }

    /// Joins, moves in or leaves a voice channel, and returns once the request is sent.
    ///
    /// - Parameters:
    ///   - guild: The guild.
    ///   - channel: The voice channel to be in, or `nil` to leave.
    ///   - isSelfMuted: Whether the bot mutes itself.
    ///   - isSelfDeafened: Whether the bot deafens itself.
    /// - Throws: ``/GatewayProtocol/CommandError``; see ``send(_:within:priority:whenRateLimited:isBoundToSession:)``.
    public func updateVoiceState(
        guild: Snowflake,
        channel: Snowflake?,
        isSelfMuted: Bool = false,
        isSelfDeafened: Bool = false
    ) async throws(CommandError) {
        let update = VoiceStateUpdate(
            guild: guild,
            channel: channel,
            isSelfMuted: isSelfMuted,
            isSelfDeafened: isSelfDeafened
        )
        try await send(.updateVoiceState(update))
    }

    /// Asks for the soundboard sounds of guilds, and returns once the request is sent.
    ///
    /// The sounds come as one SOUNDBOARD_SOUNDS event for each guild.
    ///
    /// - Parameter guilds: The guilds, at least one.
    /// - Throws: ``/GatewayProtocol/CommandError``; see ``send(_:within:priority:whenRateLimited:isBoundToSession:)``.
    public func requestSoundboardSounds(guilds: [Snowflake]) async throws(CommandError) {
        try await send(.requestSoundboardSounds(guilds: guilds))
    }

    /// Asks for ephemeral facts of a guild's channels, and returns once the request is sent.
    ///
    /// They come as a CHANNEL_INFO event.
    ///
    /// - Parameters:
    ///   - guild: The guild.
    ///   - fields: Which facts, at least one.
    /// - Throws: ``/GatewayProtocol/CommandError``; see ``send(_:within:priority:whenRateLimited:isBoundToSession:)``.
    public func requestChannelInfo(
        guild: Snowflake,
        fields: Set<ChannelInfoField> = [.status, .voiceStartTime]
    ) async throws(CommandError) {
        try await send(.requestChannelInfo(guild: guild, fields: fields))
    }

    /// Sends a command, and returns once it is on its way.
    ///
    /// It waits for a live session, over reconnects too, and for the gateway's rate limit.
    /// Cancelling the task withdraws a command that waits.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - deadline: How long it may wait; by default ``/GatewayProtocol/GatewayLimits/commandDeadline``.
    ///   - priority: Which of the waiting commands goes first; by default
    ///     ``/GatewayProtocol/GatewayCommand/priority``.
    ///   - whenRateLimited: Whether it waits for its own rate limit, such as the one of whole member lists, or fails.
    ///   - isBoundToSession: Whether it ends when a new session begins before it is sent; see
    ///     ``/GatewayProtocol/CommandOptions/isBoundToSession``.
    /// - Throws: ``/GatewayProtocol/CommandError``: at once if the command is rejected; later with the
    ///   code ``/GatewayProtocol/CommandError/Code/timedOut``,
    ///   ``/GatewayProtocol/CommandError/Code/cancelled``,
    ///   ``/GatewayProtocol/CommandError/Code/sessionReplaced`` or
    ///   ``/GatewayProtocol/CommandError/Code/stopped``.
    public func send(
        _ command: GatewayCommand,
        within deadline: Duration? = nil,
        priority: CommandPriority? = nil,
        whenRateLimited: RateLimitBehavior = .wait,
        isBoundToSession: Bool = false
    ) async throws(CommandError) {
        let options = CommandOptions(
            deadline: deadline,
            priority: priority,
            whenRateLimited: whenRateLimited,
            isBoundToSession: isBoundToSession
        )
        try await perform(command, options)
    }
}

public import GatewayModels

/// An input of a ``GatewayStateMachine``, payloads apart.
///
/// An input that makes no sense in the current state changes nothing.
@nonexhaustive
public enum GatewayInput: Sendable {
    // The application.

    /// Start, or start again after a close.
    case start
    /// Close the conversation. With `keepingSession` the session stays resumable; otherwise the bot goes offline.
    case close(keepingSession: Bool)
    /// Replace the connection at once, with or without the session.
    case restart(keepingSession: Bool)
    /// Send a command. Its end is ``GatewayEffect/complete(_:_:)``. The caller chooses an id that is not in use.
    case command(CommandID, GatewayCommand, CommandOptions)
    /// Request members of a guild. Each part of the answer is ``GatewayEffect/answer(_:_:isLast:)``, its failure
    /// ``GatewayEffect/complete(_:_:)``.
    case requestGuildMembers(CommandID, GuildMembersRequest, CommandOptions)
    /// Withdraw a command or a request. Nothing is reported about it any more.
    case withdraw(CommandID)
    /// Change the bot's presence. ``GatewayEffect/complete(_:_:)`` follows at once: the presence was accepted, or why not.
    case updatePresence(CommandID, PresenceUpdate)
    /// The application has handled an event, and all events before it.
    case acknowledge(GatewayEvent.Position)

    // The connection.

    /// The connection is open.
    case opened
    /// Bytes arrived that do not complete a message.
    case receivedBytes
    /// A message arrived that cannot be inflated or read.
    case fault(ProtocolError)
    /// The transport has accepted the payload of a command, or with `nil` that of a presence.
    case sent(CommandID?)
    /// The transport has not accepted a payload, perhaps that of a command. The end of the connection follows.
    case sendFailed(CommandID?, ConnectionFailure)
    /// The driver stopped reading from the connection, or continues.
    case setReceiving(Bool)
    /// More bytes than the driver's bound were read ahead of the application.
    case readAheadExceeded(limit: Int)
    /// The connection has ended, or could not be opened.
    case disconnected(ConnectionEnd)

    // Gates and time.

    /// The connection attempt is delayed, because many shards connect at once.
    case dialDelayed(by: Duration)
    /// Permission to identify after a delay.
    case identifyPermitted(after: Duration)
    /// Permission to identify was denied.
    case identifyDenied(IdentifyBudgetExhausted)
    /// Time has passed; see ``GatewayStateMachine/deadline``.
    case time
}

/// Something that the driver of a ``GatewayMachine`` must do.
@nonexhaustive
public enum GatewayEffect: Hashable, Sendable {
    // What is large is kept out of line, for effects are returned for every payload at the size of the largest case.

    /// Open a connection to this URL, with a new ``Inflater``, and report its outcome.
    case connect(url: String)
    /// Ask for permission to identify; answer with ``GatewayMachine/permitToIdentify(after:at:)`` or
    /// ``GatewayMachine/refuseToIdentify(_:at:)``.
    case requestIdentifyPermit
    /// Send this payload as a text message.
    case send([UInt8])
    /// Hand this event to the application.
    indirect case deliver(GatewayEvent)
    /// Tell the application about this change.
    indirect case report(GatewayLifecycle)
    /// Tell the caller of this command that it was sent, or why it was not sent or not answered.
    indirect case complete(CommandID, CommandError?)
    /// Hand this part of the answer to the caller of this request; with the last the request is complete.
    indirect case answer(CommandID, GuildMembersChunk, isLast: Bool)
    /// Close the connection with this code, in the background, and feed no more of its input.
    case abandon(CloseCode)
    /// Close the connection with this code, and go on feeding its input until it has ended.
    case close(CloseCode)
    /// End. All commands that are not complete have failed; a connection that still closes may be dropped.
    indirect case stop(StopReason)
}

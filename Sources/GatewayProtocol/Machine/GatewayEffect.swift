/// Something that the driver of a ``GatewayStateMachine`` must do.
@nonexhaustive
public enum GatewayEffect: Hashable, Sendable {
    // Large values are stored out of line: effects are returned for every payload at the size of the largest case.

    /// Open a connection to this URL, with a new ``Inflater``, and feed its outcome back.
    case connect(url: String)
    /// Request permission to identify; answer with ``GatewayInput/identifyPermitted(after:)`` or
    /// ``GatewayInput/identifyDenied(_:)``. Unless ``identify(_:)`` follows on the same connection, the permission was
    /// not used.
    case requestIdentifyPermit
    /// Send IDENTIFY as a text message. It uses the permission that was given.
    case identify([UInt8])
    /// Send this payload as a text message.
    case send([UInt8])
    /// Send this presence update as a text message; answer with ``GatewayInput/sent(_:)`` when the transport has accepted
    /// it, or with ``GatewayInput/sendFailed(_:_:)``.
    case sendPresence([UInt8])
    /// Send the payload of this command as a text message; answer with ``GatewayInput/sent(_:)`` when the transport has
    /// accepted it, or with ``GatewayInput/sendFailed(_:_:)``.
    case sendCommand(CommandID, [UInt8])
    /// Report this change to the application.
    indirect case report(GatewayLifecycle)
    /// Report to the caller of this command that it was sent, or why it was not sent or not answered.
    indirect case complete(CommandID, CommandError?)
    /// Pass this part of the answer to the caller of this request; the last one completes the request.
    indirect case answer(CommandID, GuildMembersChunk, isLast: Bool)
    /// Close the connection with this code, in the background, and feed no more of its input.
    case abandon(CloseCode)
    /// Close the connection with this code, and keep feeding its input until it has ended.
    case close(CloseCode)
    /// Stop. All commands that are not complete have failed; a connection that is still closing may be dropped.
    indirect case stop(StopReason)
}

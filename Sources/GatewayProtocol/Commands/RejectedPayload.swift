/// A payload that is not sent again, because the gateway closed the connection with 4001 or 4002 twice after it.
public struct RejectedPayload: Hashable, Sendable {
    /// The opcode under which the payload was sent; ``Opcode/identify`` for a presence in IDENTIFY.
    public let opcode: Opcode
    /// The code with which the gateway closed the connection the second time.
    public let closeCode: CloseCode
    /// The request for members, or `nil` for a presence.
    public let command: CommandID?

    /// Creates a rejected payload.
    ///
    /// - Parameters:
    ///   - opcode: The opcode under which it was sent.
    ///   - closeCode: The code with which the gateway closed the connection.
    ///   - command: The request for members.
    public init(opcode: Opcode, closeCode: CloseCode, command: CommandID? = nil) {
        self.opcode = opcode
        self.closeCode = closeCode
        self.command = command
    }
}

extension RejectedPayload: CustomStringConvertible {
    /// The payload that was dropped, and the reason, in plain words.
    public var description: String {
        let payload =
            command == nil ? "the presence, sent with opcode \(opcode.rawValue)," : "opcode \(opcode.rawValue)"
        return "The gateway closed the connection with \(closeCode.rawValue) twice after \(payload) was sent. "
            + "It is not sent again; check its contents."
    }
}

/// Why a simulator could not start.
public struct SimulatorError: Error, Hashable, Sendable {
    /// What kind of failure it is.
    @nonexhaustive
    public enum Code: Hashable, Sendable {
        /// The port is taken, or this process may not listen on it. Choose another.
        case cannotListen
        /// The certificate could not be made.
        case noCertificate
    }

    /// What kind of failure it is.
    public let code: Code
    /// Detail for a person.
    ///
    /// The text is not stable: match on ``code-swift.property``.
    public let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}

extension SimulatorError: CustomStringConvertible {
    /// The code and the message.
    public var description: String { "\(code): \(message)" }
}

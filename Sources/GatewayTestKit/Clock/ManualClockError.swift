/// Why virtual time could not move on.
public struct ManualClockError: Error, Hashable, Sendable {
    /// The kind of failure.
    @nonexhaustive
    public enum Code: Hashable, Sendable {
        /// The code under test did not come to rest with the waiters that were expected.
        case neverSettled
        /// The code under test sets timers that are due at once, without end.
        case timeStandsStill
        /// A closure did not end within its limit of virtual time.
        case outOfVirtualTime
        /// A closure did not end within its limit of real time.
        case outOfRealTime
    }

    /// The kind of failure.
    public let code: Code
    /// The condition that was waited for, and the state at the limit.
    public let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}

extension ManualClockError: CustomStringConvertible {
    /// The code and the message.
    public var description: String { "\(code): \(message)" }
}

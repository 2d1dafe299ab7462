/// The contract of ``/GatewayTransport/Transport``, as checks that any implementation can be put to.
///
/// Each check holds one clause of the contract against a transport whose other end is a
/// ``ConformancePeer``, and throws a ``Failure`` that tells what was expected and what came. None can
/// hang: each has a deadline. Nothing here depends on a test framework; with Swift Testing, this is all it takes:
///
/// ```swift
/// @Test(arguments: TransportConformance.checks)
/// func `conforms to the contract`(check: TransportConformance.Check) async throws {
///     let peer = try await LoopbackConformancePeer.start()  // from GatewaySimulator
///     try await check.run(against: MyTransport(), peer: peer)
///     await peer.shutdown()
/// }
/// ```
public enum TransportConformance {
    /// All checks, by subject.
    public static let checks: [Check] =
        openingChecks + messageChecks + waitingChecks + wakingChecks + receivingChecks + sendingChecks
        + closingChecks + endChecks + abortChecks + connectionChecks + timerChecks

    /// The properties of the transport under test, and the deadlines of the checks.
    public struct Limits: Hashable, Sendable {
        /// The close deadline that the transport is set to; 5 s.
        ///
        /// A shorter one makes the checks faster.
        public var closeDeadline: Duration = .seconds(5)
        /// How long a check may take before it fails; 30 s.
        public var checkDeadline: Duration = .seconds(30)
        /// How long a check waits for something that must happen; 10 s.
        public var patience: Duration = .seconds(10)
        /// How long a check watches that something does not happen; 50 ms.
        public var quiet: Duration = .milliseconds(50)
        /// How many bytes, the system's buffers included, may be on their way to an end that
        /// does not read before its peer's sends must stall or be refused; 64 MiB.
        public var bytesInFlight = 64 << 20

        /// Creates limits with the documented defaults.
        public init() {}
    }

    /// Why a transport does not conform.
    public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// The identifier of the check that failed.
        public let check: String
        /// The behaviour that the contract requires.
        public let expected: String
        /// The behaviour that was seen.
        public let actual: String

        /// The check, what was expected and what came.
        public var description: String { "\(check): expected \(expected), but \(actual)" }
    }
}

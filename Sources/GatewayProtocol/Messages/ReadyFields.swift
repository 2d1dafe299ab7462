internal import GatewayJSON
internal import GatewayModels

/// The members of READY that the machine needs.
///
/// Nothing else of the event is read, so that the memory does not depend on its size.
struct ReadyFields: Hashable, Sendable {
    /// The longest session id to accept, in bytes of UTF-8.
    private static let sessionIDLimit = 1024
    /// The longest resume URL to accept, in bytes of UTF-8.
    private static let resumeURLLimit = 2048

    /// The session id, or `nil` if it is missing, empty or too long.
    private(set) var sessionID: String?
    /// The URL for resuming, or `nil` if it is missing, empty or too long.
    private(set) var resumeURL: String?
    /// The id of the bot's user.
    private(set) var userID: Snowflake?

    /// Reads an event; of a repeated key the last counts.
    ///
    /// - Parameter event: A READY.
    init(_ event: GatewayEvent) {
        let bytes = event.storage
        JSONMember.forEach(in: bytes, event.dataRange) { member in
            if member.keyEquals("session_id", in: bytes) {
                sessionID = member.string(in: bytes, upTo: Self.sessionIDLimit)
            } else if member.keyEquals("resume_gateway_url", in: bytes) {
                resumeURL = member.string(in: bytes, upTo: Self.resumeURLLimit)
            } else if member.keyEquals("user", in: bytes) {
                userID = nil
                JSONMember.forEach(in: bytes, member.value) { member in
                    if member.keyEquals("id", in: bytes) { userID = member.snowflake(in: bytes) }
                }
            }
        }
    }

    /// The session that READY begins.
    ///
    /// - Parameter trust: The hosts at which it may be resumed; a URL of another host is left out.
    /// - Returns: The session, before its first event.
    /// - Throws: ``ProtocolError/Code/invalidReady`` if the session id is missing, empty or too long.
    func session(trusting trust: ResumeHostTrust) throws(ProtocolError) -> Session {
        guard let sessionID else { throw ProtocolError(.invalidReady, "READY has no usable session_id") }
        let url = resumeURL.flatMap { trust.allows($0) ? $0 : nil }
        return Session(id: sessionID, resumeURL: url, sequence: nil, userID: userID)
    }
}

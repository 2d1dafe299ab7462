public import GatewayModels

/// A session that can be resumed from its last event on.
///
/// It is `Codable`, so that a session can outlive the process. It holds no token.
///
/// Source: Discord's documentation, "Gateway", Resuming.
public struct Session: Hashable, Sendable, Codable {
    /// The id that READY named.
    public var id: String
    /// The URL that READY named for resuming, without a query, or `nil` if it named none.
    public var resumeURL: String?
    /// The last sequence number received, or `nil` if there was none.
    public var sequence: Int64?
    /// The bot's own user, if READY named it.
    public var userID: Snowflake?

    /// Creates a session.
    ///
    /// - Parameters:
    ///   - id: The id that READY named.
    ///   - resumeURL: The URL for resuming.
    ///   - sequence: The last sequence number received.
    ///   - userID: The bot's own user.
    public init(id: String, resumeURL: String?, sequence: Int64?, userID: Snowflake? = nil) {
        self.id = id
        self.resumeURL = resumeURL
        self.sequence = sequence
        self.userID = userID
    }

    /// Takes the sequence number of an event that came.
    ///
    /// - Returns: Whether it is beyond those that came before.
    mutating func advance(to next: Int64?) -> Bool {
        guard let next, next > sequence ?? .min else { return false }
        sequence = next
        return true
    }
}

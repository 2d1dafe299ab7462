/// The code of a WebSocket Close frame, with what it means to a gateway client.
///
/// Any number is a valid code; unknown ones reconnect and resume.
///
/// Source: Discord's documentation, "Opcodes and Status Codes", gateway close
/// event codes; RFC 6455, section 7.4.
public struct CloseCode: RawRepresentable, Hashable, Sendable {
    /// The number on the wire.
    public let rawValue: UInt16

    /// Creates a close code from its number.
    ///
    /// - Parameter rawValue: Any number.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// The reaction of a client to a close code.
    public enum Disposition: Hashable, Sendable {
        /// Reconnect and resume the session.
        case resume
        /// Reconnect and identify: the session cannot be resumed.
        case identify
        /// Stop: another attempt would end the same way until the application is changed.
        case stop
    }

    /// A normal end.
    ///
    /// Sent by a client, it ends the session.
    public static let normal = CloseCode(rawValue: 1000)
    /// The peer goes away.
    ///
    /// Sent by a client, it ends the session.
    public static let goingAway = CloseCode(rawValue: 1001)
    /// Something is wrong; resume.
    public static let unknownError = CloseCode(rawValue: 4000)
    /// An opcode or its payload was not understood.
    public static let unknownOpcode = CloseCode(rawValue: 4001)
    /// A payload could not be decoded.
    public static let decodeError = CloseCode(rawValue: 4002)
    /// A payload was sent before identifying, or the session was invalidated.
    public static let notAuthenticated = CloseCode(rawValue: 4003)
    /// The token is wrong.
    public static let authenticationFailed = CloseCode(rawValue: 4004)
    /// More than one IDENTIFY on a connection.
    public static let alreadyAuthenticated = CloseCode(rawValue: 4005)
    /// The session is no longer valid.
    ///
    /// Not sent any more.
    public static let sessionNoLongerValid = CloseCode(rawValue: 4006)
    /// The sequence number of a RESUME was invalid.
    public static let invalidSequence = CloseCode(rawValue: 4007)
    /// Payloads were sent too fast.
    public static let rateLimited = CloseCode(rawValue: 4008)
    /// The session timed out.
    public static let sessionTimedOut = CloseCode(rawValue: 4009)
    /// The shard id or the shard count is wrong.
    public static let invalidShard = CloseCode(rawValue: 4010)
    /// The bot is in too many guilds for this number of shards.
    public static let shardingRequired = CloseCode(rawValue: 4011)
    /// The version of the API is not supported.
    public static let invalidAPIVersion = CloseCode(rawValue: 4012)
    /// The intents hold unknown bits.
    public static let invalidIntents = CloseCode(rawValue: 4013)
    /// An intent is not enabled for the application.
    public static let disallowedIntents = CloseCode(rawValue: 4014)

    /// The code with which this library closes a connection whose session it keeps.
    ///
    /// Any code but 1000 and 1001 leaves the session resumable.
    public static let keepingSession = CloseCode(rawValue: 4900)

    /// The reaction to this close code.
    public var disposition: Disposition {
        switch self {
        case .authenticationFailed, .invalidShard, .shardingRequired, .invalidAPIVersion, .invalidIntents,
            .disallowedIntents:
            .stop
        case .unknownOpcode, .notAuthenticated, .alreadyAuthenticated, .sessionNoLongerValid, .invalidSequence,
            .sessionTimedOut:
            .identify
        default:
            .resume
        }
    }

    /// The meaning of the code and how to act on it, in plain words.
    public var advice: String {
        switch self {
        case .normal: "The gateway closed the connection normally."
        case .goingAway: "The gateway is going away; it asks to reconnect."
        case .unknownError: "The gateway had an unknown error."
        case .unknownOpcode: "The gateway did not understand an opcode or its payload: a bug of this client."
        case .decodeError: "The gateway could not decode a payload: a bug of this client."
        case .notAuthenticated:
            "The gateway says that the session is not authenticated: it was invalidated, perhaps because an intent was "
                + "switched off in the developer portal."
        case .authenticationFailed:
            "The token is wrong. Check it, or reset it in the developer portal (Bot, Reset Token)."
        case .alreadyAuthenticated: "The gateway received a second IDENTIFY on one connection: a bug of this client."
        case .sessionNoLongerValid: "The session is no longer valid."
        case .invalidSequence: "The gateway did not accept the sequence number of the RESUME."
        case .rateLimited: "Payloads were sent too fast: more than 120 in 60 seconds."
        case .sessionTimedOut: "The session timed out."
        case .invalidShard:
            "The shard id or shard count is wrong. The id must be less than the count, and a very large bot must use "
                + "a multiple of the count that GET /gateway/bot returns."
        case .shardingRequired:
            "The bot is in too many guilds for this number of shards. Use the shard count that GET /gateway/bot returns."
        case .invalidAPIVersion: "The gateway does not support version 10 of the API any more. Update this library."
        case .invalidIntents: "The intents hold a bit that Discord does not know. Correct the intents."
        case .disallowedIntents:
            "An intent is not allowed for this application. Enable the privileged intents (presence, server members, "
                + "message content) in the developer portal under Bot, or leave them out."
        default: "The gateway closed the connection."
        }
    }
}

extension CloseCode: CustomStringConvertible {
    /// The number.
    public var description: String { "\(rawValue)" }
}

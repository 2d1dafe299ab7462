public import GatewayModels

/// A session in a form that outlives the process: what a later process needs to resume it.
///
/// Its sequence is that of the last event that the application has handled, so that what was
/// received but not handled comes again. It holds no token.
///
/// Source: Discord's documentation, "Gateway", Resuming.
public struct SessionSnapshot: Hashable, Sendable {
    /// The version of this form.
    public static let currentVersion = 1

    /// The session, with the sequence of the last event that was handled.
    public let session: Session
    /// The shard that the session serves.
    public let shard: ShardIdentity
    /// The intents that the session was begun with.
    public let intents: Intents
    /// The compression of the connection.
    public let compression: Compression
    /// When the snapshot was taken, in milliseconds of Unix time.
    public let takenAt: Int64

    /// Creates a snapshot.
    ///
    /// - Parameters:
    ///   - session: The session, with the sequence of the last event that was handled.
    ///   - shard: The shard that the session serves.
    ///   - intents: The intents that the session was begun with.
    ///   - compression: The compression of the connection.
    ///   - takenAt: When the snapshot was taken, in milliseconds of Unix time.
    public init(session: Session, shard: ShardIdentity, intents: Intents, compression: Compression, takenAt: Int64) {
        self.session = session
        self.shard = shard
        self.intents = intents
        self.compression = compression
        self.takenAt = takenAt
    }

    /// Returns the session if it fits and is not too old to be worth an attempt.
    ///
    /// If the wall clock was set back since the snapshot was taken, its age counts as zero.
    ///
    /// - Parameters:
    ///   - shard: The shard that is to resume it.
    ///   - intents: The intents of that shard. A resumed session keeps the intents that it was begun with.
    ///   - unixMilliseconds: The time, in milliseconds of Unix time.
    ///   - maximumAge: The age up to which it is worth an attempt.
    /// - Returns: A session to resume.
    /// - Throws: ``SessionRejection``: begin with a new session.
    public func session(
        for shard: ShardIdentity,
        intents: Intents,
        unixMilliseconds: Int64,
        maximumAge: Duration = GatewayLimits().sessionLifetime
    ) throws(SessionRejection) -> Session {
        guard shard == self.shard else { throw .anotherShard(self.shard) }
        guard intents == self.intents else { throw .otherIntents(self.intents) }
        let (milliseconds, overflow) = unixMilliseconds.subtractingReportingOverflow(takenAt)
        let age = Duration.milliseconds(overflow ? .max : max(0, milliseconds))
        guard age <= maximumAge else { throw .tooOld(age) }
        return session
    }
}

/// Why a stored session is not resumed.
@nonexhaustive
public enum SessionRejection: Error, Hashable, Sendable {
    /// It was stored by another version of this library, in a form that this one does not read.
    case unknownVersion(Int)
    /// It serves this shard, not the one that is to resume it.
    case anotherShard(ShardIdentity)
    /// It was begun with these intents, which the one that is to resume it does not have.
    case otherIntents(Intents)
    /// It is this old; the gateway will not know it any more.
    case tooOld(Duration)
}

extension SessionRejection: CustomStringConvertible {
    /// The reason in plain words.
    public var description: String {
        switch self {
        case .unknownVersion(let version): "the session was stored in form \(version), which is not known here"
        case .anotherShard(let shard): "the session is that of shard \(shard)"
        case .otherIntents(let intents): "the session has the intents \(intents.names.joined(separator: ", "))"
        case .tooOld(let age): "the session was stored \(age) ago"
        }
    }
}

extension SessionSnapshot: Codable {
    private enum CodingKeys: CodingKey {
        case version, session, shard, intents, compression, takenAt
    }

    /// Reads a snapshot.
    ///
    /// - Parameter decoder: The decoder.
    /// - Throws: ``SessionRejection/unknownVersion(_:)``, or a `DecodingError`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let version = try container.decode(Int.self, forKey: .version)
        guard version == Self.currentVersion else { throw SessionRejection.unknownVersion(version) }
        self.init(
            session: try container.decode(Session.self, forKey: .session),
            shard: try container.decode(ShardIdentity.self, forKey: .shard),
            intents: try container.decode(Intents.self, forKey: .intents),
            compression: try container.decode(Compression.self, forKey: .compression),
            takenAt: try container.decode(Int64.self, forKey: .takenAt)
        )
    }

    /// Writes a snapshot, with the version of its form.
    ///
    /// - Parameter encoder: The encoder.
    /// - Throws: The encoder's error.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.currentVersion, forKey: .version)
        try container.encode(session, forKey: .session)
        try container.encode(shard, forKey: .shard)
        try container.encode(intents, forKey: .intents)
        try container.encode(compression, forKey: .compression)
        try container.encode(takenAt, forKey: .takenAt)
    }
}

public import GatewayModels

/// The whole answer to a request for members.
public struct GuildMembers: Hashable, Sendable {
    /// The chunks, in the order of their places.
    public let chunks: [GuildMembersChunk]

    /// Puts chunks in order.
    ///
    /// - Parameter chunks: The chunks of one answer, in whatever order they came.
    public init(_ chunks: [GuildMembersChunk]) {
        self.chunks = chunks.sorted { $0.index < $1.index }
    }

    /// The members, each as UTF-8 JSON; they are found anew each time.
    public var members: [ArraySlice<UInt8>] { chunks.flatMap(\.members) }

    /// The presences of members that are not offline, each as UTF-8 JSON; they are found anew each time.
    public var presences: [ArraySlice<UInt8>] { chunks.flatMap(\.presences) }

    /// The users that were asked for and are not members.
    public var notFound: [Snowflake] { chunks.flatMap(\.notFound) }
}

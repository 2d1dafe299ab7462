public import GatewayJSON

/// Which part of a bot's guilds a session serves (Discord's documentation, "Gateway", "Sharding").
///
/// In JSON it is `[id, count]`, as text `id/count`.
public struct ShardIdentity: Hashable, Sendable {
    /// Which shard it is, from 0 up to but not including ``count``.
    public let id: Int
    /// How many shards there are; at least 1.
    public let count: Int

    /// Shard 0 of 1: the whole of a small bot.
    public static let single = ShardIdentity(checkedID: 0, count: 1)

    /// Creates an identity.
    ///
    /// - Parameters:
    ///   - id: Which shard it is, from 0 up to but not including `count`.
    ///   - count: How many shards there are; at least 1.
    /// - Throws: ``InvalidShardIdentity`` if the numbers are out of these ranges.
    public init(id: Int, count: Int) throws(InvalidShardIdentity) {
        guard id >= 0, id < count else { throw InvalidShardIdentity(id: id, count: count) }
        self.init(checkedID: id, count: count)
    }

    private init(checkedID id: Int, count: Int) {
        self.id = id
        self.count = count
    }
}

extension ShardIdentity: LosslessStringConvertible {
    /// Reads `id/count`, such as `0/1`.
    ///
    /// - Parameter description: Decimal digits, a slash and decimal digits.
    public init?(_ description: String) {
        let parts = description.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let id = Int(digits: parts[0]), let count = Int(digits: parts[1]),
            let identity = try? ShardIdentity(id: id, count: count)
        else { return nil }
        self = identity
    }

    /// The numbers as `id/count`.
    public var description: String {
        "\(id)/\(count)"
    }
}

extension ShardIdentity: Codable {
    /// Reads `[id, count]`.
    ///
    /// - Parameter decoder: The decoder.
    /// - Throws: A `DecodingError` unless it is an array of two integers within their ranges.
    public init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        let id = try container.decode(Int.self)
        let count = try container.decode(Int.self)
        guard container.isAtEnd, let identity = try? ShardIdentity(id: id, count: count) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a shard's id and count")
        }
        self = identity
    }

    /// Writes `[id, count]`.
    ///
    /// - Parameter encoder: The encoder.
    /// - Throws: What the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        try container.encode(id)
        try container.encode(count)
    }
}

extension ShardIdentity: JSONWritable {
    /// Writes `[id, count]`.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginArray()
        json.integer(id)
        json.integer(count)
        json.endArray()
    }
}

/// The numbers are not those of a shard: the id must be at least 0 and less than the count.
public struct InvalidShardIdentity: Error, Hashable, Sendable, CustomStringConvertible {
    /// The id that was given.
    public let id: Int
    /// The count that was given.
    public let count: Int

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - id: The id that was given.
    ///   - count: The count that was given.
    public init(id: Int, count: Int) {
        self.id = id
        self.count = count
    }

    /// One line for a person, with both numbers.
    public var description: String {
        "there is no shard \(id) of \(count)"
    }
}

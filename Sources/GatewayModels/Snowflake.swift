public import GatewayJSON

/// A Discord identifier: 64 bits that also carry their creation time.
///
/// The upper 42 bits count milliseconds since the Discord epoch, so sorting by identifier sorts by age; 5 bits of
/// worker, 5 bits of process and a 12-bit increment follow. JSON has it as a decimal string. An integer is
/// understood as well, since Discord echoes some ids that way. (Discord's documentation, "API Reference",
/// "Snowflakes".)
///
/// ```swift
/// let id: Snowflake = 175_928_847_299_117_063
/// id.millisecondsSinceUnixEpoch  // 1_462_015_105_796
/// ```
public struct Snowflake: RawRepresentable, Hashable, Sendable {
    /// The first moment of 2015 (UTC), from which snowflakes count, in milliseconds since the Unix epoch.
    public static let discordEpoch: UInt64 = 1_420_070_400_000

    /// The identifier as a number.
    public let rawValue: UInt64

    /// Creates an identifier from its number; every number is one.
    ///
    /// - Parameter rawValue: The identifier as a number.
    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// Creates an identifier from its number; every number is one.
    ///
    /// - Parameter rawValue: The identifier as a number.
    public init(_ rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// Creates the smallest identifier of a moment, for asking for what came before or after it.
    ///
    /// - Parameter milliseconds: Milliseconds since the Unix epoch. Moments outside of the 42 bits, which begin
    ///   with 2015 and end in 2154, count as the nearest moment inside.
    public init(millisecondsSinceUnixEpoch milliseconds: UInt64) {
        let sinceDiscordEpoch = milliseconds - min(milliseconds, Self.discordEpoch)
        rawValue = min(sinceDiscordEpoch, UInt64.max >> 22) << 22
    }

    /// When it was created, in milliseconds since the Unix epoch.
    public var millisecondsSinceUnixEpoch: UInt64 {
        rawValue >> 22 + Self.discordEpoch
    }

    /// The worker inside Discord that created it, from 0 to 31.
    public var workerID: UInt8 {
        UInt8(rawValue >> 17 & 0x1F)
    }

    /// The process inside Discord that created it, from 0 to 31.
    public var processID: UInt8 {
        UInt8(rawValue >> 12 & 0x1F)
    }

    /// How many identifiers the process had created before, from 0 to 4095, then from 0 again.
    public var increment: UInt16 {
        UInt16(rawValue & 0xFFF)
    }

    /// The shard that gets the events of the guild with this id (Discord's documentation, "Gateway", "Sharding").
    ///
    /// - Parameter shardCount: How many shards there are; at least 1.
    /// - Returns: The shard's id, from 0 up to but not including `shardCount`.
    public func shardIndex(of shardCount: Int) -> Int {
        precondition(shardCount > 0, "A shard count is at least 1")
        return Int(rawValue >> 22 % UInt64(shardCount))
    }
}

extension Snowflake: Comparable {
    /// Whether the left identifier is the older one.
    ///
    /// - Parameters:
    ///   - left: An identifier.
    ///   - right: Another identifier.
    /// - Returns: Whether the left one is smaller.
    public static func < (left: Snowflake, right: Snowflake) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension Snowflake: ExpressibleByIntegerLiteral {
    /// Creates an identifier from its number.
    ///
    /// - Parameter value: The identifier as a number.
    public init(integerLiteral value: UInt64) {
        self.init(value)
    }
}

extension Snowflake: LosslessStringConvertible {
    /// Reads the decimal form.
    ///
    /// - Parameter description: Decimal digits and nothing else. The number must fit 64 bits.
    public init?(_ description: String) {
        guard let rawValue = UInt64(digits: description) else { return nil }
        self.init(rawValue)
    }

    /// The decimal form, as JSON has it.
    public var description: String {
        String(rawValue)
    }
}

extension Snowflake: Codable {
    /// Reads a decimal string or an integer.
    ///
    /// - Parameter decoder: The decoder.
    /// - Throws: A `DecodingError` for anything else.
    public init(from decoder: any Decoder) throws {
        if let json = decoder as? JSONDecoding {
            self.init(try json.digits())
            return
        }
        let container = try decoder.singleValueContainer()
        if let rawValue = try? container.decode(UInt64.self) {
            self.init(rawValue)
        } else if let snowflake = Snowflake(try container.decode(String.self)) {
            self = snowflake
        } else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not the digits of a snowflake")
        }
    }

    /// Writes the decimal string.
    ///
    /// - Parameter encoder: The encoder.
    /// - Throws: What the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Snowflake: JSONWritable {
    /// Reads a decimal string or an integer, and refuses anything else.
    ///
    /// - Parameter json: The value.
    public init?(_ json: JSONValue) {
        guard let rawValue = json.unsigned ?? json.string.flatMap(UInt64.init(digits:)) else { return nil }
        self.init(rawValue)
    }

    /// Writes the decimal string.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.string(description)
    }
}

extension Snowflake: JSONReadable {
    /// Reads a decimal string or an integer, and refuses anything else.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if anything else comes next.
    @inlinable
    public init(json: inout JSONReader) throws(JSONError) {
        self.init(try json.digits())
    }
}

public import GatewayJSON

/// What a client is able to deal with (Discord's documentation, "Gateway Events", "Identify").
///
/// Bits without a name here are kept. In JSON it is an integer.
public struct Capabilities: OptionSet, Codable, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt64

    /// Creates a set from its bits.
    ///
    /// - Parameter rawValue: The bits.
    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// Channels the bot cannot view arrive reduced to what it may know.
    ///
    /// An opt-in for trying it before Discord makes it the rule, in November 2026.
    public static let channelObfuscation = Capabilities(rawValue: 1 << 15)
}

extension Capabilities: JSONWritable {
    /// Writes the bits as an integer.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.integer(rawValue)
    }
}

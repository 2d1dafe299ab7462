public import GatewayModels

/// A dispatch event before it is numbered for a session.
public struct SimulatedEvent: Hashable, Sendable {
    /// The event's name.
    public var name: EventName
    /// The guild it happens in, which decides the shard that gets it, or `nil` for none: then shard 0 does.
    public var guild: Snowflake?
    /// The JSON text of its data.
    public var data: [UInt8]

    /// Creates an event.
    ///
    /// - Parameters:
    ///   - name: The event's name.
    ///   - guild: The guild it happens in, or `nil`.
    ///   - data: The JSON text of its data.
    public init(_ name: EventName, guild: Snowflake? = nil, data: [UInt8]) {
        self.name = name
        self.guild = guild
        self.data = data
    }
}

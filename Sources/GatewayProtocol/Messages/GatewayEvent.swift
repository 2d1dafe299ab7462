public import GatewayModels

/// An event that the gateway dispatched, with its data as it came.
///
/// The data is not decoded: it is a range of the payload's bytes, shared by all
/// copies of the event.
public struct GatewayEvent: Hashable, Sendable {
    /// The event's name, such as `MESSAGE_CREATE`.
    public let name: EventName
    /// The event's sequence number in its session, or `nil` if it has none.
    public let sequence: Int64?
    /// The whole payload, envelope and all, as UTF-8 JSON.
    public let payload: [UInt8]
    /// Where ``data`` lies in ``payload``.
    public let dataRange: Range<Int>

    /// Creates an event.
    ///
    /// - Parameters:
    ///   - name: The event's name.
    ///   - sequence: Its sequence number.
    ///   - payload: The whole payload.
    ///   - dataRange: Where the data lies in the payload; it must lie within it.
    public init(name: EventName, sequence: Int64?, payload: [UInt8], dataRange: Range<Int>) {
        precondition(payload.indices.contains(dataRange), "The data of an event lies within its payload")
        self.name = name
        self.sequence = sequence
        self.payload = payload
        self.dataRange = dataRange
    }

    /// The event's data (`d`), as UTF-8 JSON, byte for byte as received.
    public var data: ArraySlice<UInt8> { payload[dataRange] }
}

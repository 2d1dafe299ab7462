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

    /// Which session of its conversation the event belongs to, counted from 1; 0 outside of a conversation.
    public internal(set) var sessionNumber = 0

    /// Where an event stands in a conversation.
    public struct Position: Hashable, Sendable {
        /// Which session of the conversation it is, counted from 1.
        public let session: Int
        /// The sequence number in that session.
        public let sequence: Int64

        /// Creates a position.
        ///
        /// - Parameters:
        ///   - session: Which session of the conversation it is, counted from 1.
        ///   - sequence: The sequence number in that session.
        public init(session: Int, sequence: Int64) {
            self.session = session
            self.sequence = sequence
        }
    }

    /// Where the event stands in its conversation, or `nil` if it has no sequence number.
    public var position: Position? { sequence.map { Position(session: sessionNumber, sequence: $0) } }

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

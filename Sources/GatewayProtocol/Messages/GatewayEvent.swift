public import GatewayModels

/// An event that the gateway dispatched, with its data as it came.
///
/// The data is not decoded: it is a range of the payload's bytes, shared by all
/// copies of the event. Events that came together share one storage of some 16 KiB, which is freed with the last of them: to
/// keep one for long, keep ``detached()``.
public struct GatewayEvent: Hashable, Sendable {
    /// The event's name, such as `MESSAGE_CREATE`.
    public let name: EventName
    /// The event's sequence number in its session, or `nil` if it has none.
    public let sequence: Int64?
    /// The bytes that the payload is a part of.
    private(set) var storage: [UInt8]
    /// Where the payload lies in its storage.
    private var payloadRange: Range<Int>
    /// Where ``data`` lies in ``payload``, by its indices.
    public private(set) var dataRange: Range<Int>

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
        storage = payload
        payloadRange = payload.indices
        self.dataRange = dataRange
    }

    /// Creates an event from the envelope of a payload.
    init(_ name: EventName, _ envelope: Envelope, of bytes: [UInt8], in range: Range<Int>, session: Int = 0) {
        self.name = name
        sequence = envelope.sequence
        storage = bytes
        payloadRange = range
        dataRange = envelope.data ?? range.upperBound..<range.upperBound
        sessionNumber = session
    }

    /// The whole payload, envelope and all, as UTF-8 JSON.
    public var payload: ArraySlice<UInt8> { storage[payloadRange] }

    /// The event's data (`d`), as UTF-8 JSON, byte for byte as received.
    public var data: ArraySlice<UInt8> { storage[dataRange] }

    /// The same event in a separate storage.
    ///
    /// - Returns: An event that is equal, and keeps no more memory than it needs.
    public func detached() -> GatewayEvent {
        guard payloadRange != storage.indices else { return self }
        var event = self
        event.move(to: Array(payload), at: 0)
        return event
    }

    /// - Parameters:
    ///   - storage: What holds the same payload.
    ///   - position: Where.
    private mutating func move(to storage: [UInt8], at position: Int) {
        let offset = position - payloadRange.lowerBound
        self.storage = storage
        payloadRange = position..<(payloadRange.upperBound + offset)
        dataRange = (dataRange.lowerBound + offset)..<(dataRange.upperBound + offset)
    }
}

extension GatewayEvent {
    /// Whether two events have the same place, name and payload, wherever that is stored.
    public static func == (left: GatewayEvent, right: GatewayEvent) -> Bool {
        left.name == right.name && left.sequence == right.sequence && left.sessionNumber == right.sessionNumber
            && left.payload == right.payload && left.data == right.data
    }

    /// Feeds what makes two events equal to a hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(sequence)
        hasher.combine(sessionNumber)
        hasher.combine(payload)
    }
}

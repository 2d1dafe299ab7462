/// WebSocket messages that came together, in order.
///
/// Small messages come many at a time, in one piece of the stream, and share it: all that is kept of each is where it
/// is. A message that is taken out is a slice of that piece: make an `Array` of a payload that is to be kept for long.
public struct MessageBatch: Sendable {
    /// Where a message is.
    package struct Place: Sendable {
        /// Which piece it is in.
        package let piece: Int
        /// Where its payload begins and ends, counted from the beginning of the piece.
        package let range: Range<Int>
        /// Whether the payload is text or bytes.
        package let kind: WebSocketMessage.Kind
    }

    package private(set) var pieces: [ArraySlice<UInt8>] = []
    package private(set) var places: [Place] = []
    /// How many bytes all payloads have together.
    public private(set) var byteCount = 0

    /// Creates a batch of nothing.
    public init() {}

    /// Creates a batch of messages.
    ///
    /// - Parameter messages: The messages.
    public init(_ messages: some Sequence<WebSocketMessage>) {
        for message in messages { append(message) }
    }

    /// Appends a message.
    ///
    /// - Parameter message: The message.
    public mutating func append(_ message: WebSocketMessage) {
        pieces.append(message.payload)
        append(message.kind, 0..<message.payload.count)
    }

    /// Appends the messages of another batch.
    ///
    /// - Parameter other: The other.
    public mutating func append(contentsOf other: MessageBatch) {
        let offset = pieces.count
        pieces += other.pieces
        places += other.places.map { Place(piece: offset + $0.piece, range: $0.range, kind: $0.kind) }
        byteCount += other.byteCount
    }

    /// Makes room for messages.
    ///
    /// - Parameter count: How many are likely to come.
    mutating func reserveCapacity(_ count: Int) {
        places.reserveCapacity(count)
    }

    /// Appends a piece in which the messages lie that are appended next.
    mutating func append(_ piece: ArraySlice<UInt8>) {
        pieces.append(piece)
    }

    /// Appends a message that lies in the last piece.
    mutating func append(_ kind: WebSocketMessage.Kind, _ range: Range<Int>) {
        places.append(Place(piece: pieces.count - 1, range: range, kind: kind))
        byteCount += range.count
    }
}

extension MessageBatch: RandomAccessCollection {
    /// The position of the first message.
    public var startIndex: Int { 0 }

    /// The number of messages.
    public var endIndex: Int { places.count }

    /// The message at a position.
    ///
    /// - Parameter position: Less than the number of messages.
    public subscript(position: Int) -> WebSocketMessage {
        let place = places[position]
        let piece = pieces[place.piece]
        let start = piece.startIndex
        return WebSocketMessage(place.kind, piece[(start + place.range.lowerBound)..<(start + place.range.upperBound)])
    }
}

extension MessageBatch: ExpressibleByArrayLiteral {
    /// Creates a batch of messages.
    ///
    /// - Parameter elements: The messages.
    public init(arrayLiteral elements: WebSocketMessage...) {
        self.init(elements)
    }
}

extension MessageBatch: Hashable {
    /// Whether two batches have the same messages, however they are stored.
    public static func == (left: MessageBatch, right: MessageBatch) -> Bool {
        left.elementsEqual(right)
    }

    /// Feeds the messages to a hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        for message in self { hasher.combine(message) }
    }
}

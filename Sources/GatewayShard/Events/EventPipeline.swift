import GatewayProtocol
import GatewayTransport

/// The way of events from the messages of a connection to the queue of the application.
struct EventPipeline {
    /// How many bytes are inflated before the machine reads them.
    private static let batchSize = 64 << 10

    /// The queue between the shard and the readers of its events.
    let queue: EventQueue
    /// The bytes of all payloads so far, after inflation.
    private(set) var payloadBytes: UInt64 = 0

    /// The messages that are being handled, and the first that is not inflated.
    private var messages: MessageBatch = []
    private var nextMessage = 0
    /// The payloads of some of them, and the first that the machine has not taken.
    private var payloads = PayloadBatch()
    private var nextPayload = 0
    /// The fault of the message behind the payloads.
    private var fault: ProtocolError?
    /// Events that were delivered and are not in the queue yet.
    private var burst: [GatewayEvent] = []
    /// The size of the last burst; the next one is likely to be as large.
    private var lastBurstCount = 0
    /// Whether the bound of what is read ahead was reported since there was room, or nothing was awaited.
    private var hasReportedReadAhead = false

    init(_ queue: EventQueue) {
        self.queue = queue
    }

    // MARK: - Backpressure

    /// Whether to read from the connection.
    ///
    /// - Parameter demand: The machine's demand for reading when there is no room for events.
    /// - Returns: Whether to read, and whether the bound of what is read ahead is reached and must be reported.
    mutating func admitReading(_ demand: ReadingDemand) -> (isReceiving: Bool, mustReport: Bool) {
        switch queue.room(readingAhead: demand != .none) {
        case .forEvents:
            hasReportedReadAhead = false
            return (true, false)
        case .forReadingAhead:
            return (true, false)
        case .none:
            let isAwaited = demand == .ahead || demand == .setup
            defer { hasReportedReadAhead = isAwaited }
            return (false, isAwaited && !hasReportedReadAhead)
        }
    }

    // MARK: - Messages

    /// Takes messages that arrived together.
    mutating func begin(_ messages: MessageBatch) {
        self.messages = messages
        nextMessage = 0
        burst.reserveCapacity(min(lastBurstCount, messages.count))
    }

    /// Feeds the machine until it has effects.
    ///
    /// The events before the effects are delivered first: see ``flush()``.
    ///
    /// - Parameters:
    ///   - machine: The machine.
    ///   - inflater: The inflater of the connection.
    ///   - now: The time.
    /// - Returns: The effects, or `nil` if nothing is left of the messages.
    mutating func feed(
        _ machine: inout any GatewayStateMachine,
        through inflater: any Inflater,
        at now: GatewayInstant
    ) -> Effects? {
        while true {
            while nextPayload < payloads.count {
                let effects = machine.receive(payloads, from: &nextPayload, at: now, delivering: &burst)
                if !effects.isEmpty { return effects }
            }
            if let fault {
                messages = []
                self.fault = nil
                return machine.handle(.fault(fault), at: now)
            }
            guard nextMessage < messages.count else { return nil }
            payloads.removeAll(expecting: messages.count - nextMessage)
            nextPayload = 0
            machine.prepare(&payloads)
            inflate(by: inflater)
        }
    }

    /// Drops what is left of the messages.
    mutating func finish() {
        messages = []
        nextMessage = 0
        payloads.removeAll()
        nextPayload = 0
        fault = nil
    }

    private mutating func inflate(by inflater: any Inflater) {
        var index = -1
        var piece: ArraySlice<UInt8> = []
        let count = messages.count
        while nextMessage < count, payloads.byteCount < Self.batchSize {
            let place = messages.places[nextMessage]
            nextMessage += 1
            if place.piece != index {
                index = place.piece
                piece = messages.pieces[index]
            }
            do {
                try inflater.inflate(piece.span.extracting(place.range), isText: place.kind == .text, into: &payloads)
            } catch {
                fault = error
                break
            }
        }
        payloadBytes += UInt64(payloads.byteCount)
    }

    // MARK: - Events

    /// Passes the delivered events to the queue.
    ///
    /// - Returns: Whether the queue has taken them; if not, it is full, and its policy is to fail.
    mutating func flush() -> Bool {
        guard !burst.isEmpty else { return true }
        let isTaken = queue.push(burst)
        lastBurstCount = burst.count
        burst = []
        return isTaken
    }
}

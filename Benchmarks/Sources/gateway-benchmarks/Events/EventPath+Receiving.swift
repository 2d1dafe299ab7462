import CFloors
import GatewayEvents
import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTransport
import Glibc

extension EventPath {
    /// The CPU time in seconds that this process spends on receiving a recording.
    ///
    /// - Parameters:
    ///   - recording: What is sent.
    ///   - sender: What sends it.
    func cost(of recording: EventRecording, from sender: EventSender) async throws -> Double {
        let expected = reader == .filtered ? recording.wantedCount : recording.messageCount - 1
        let start = cpu_seconds()
        let received = try await receive(expected, from: sender.port)
        let cost = cpu_seconds() - start
        guard received == expected else { throw BenchmarkError("\(self): \(received) events instead of \(expected)") }
        return cost
    }

    /// Receives events, of which READY is the first unless the application does not want it.
    ///
    /// - Returns: How many came.
    func receive(_ count: Int, from port: UInt16) async throws -> Int {
        guard reader != .floor else { return try floorReceive(count, from: port) }
        let shard = try shard(port)
        var tally = EventTally(path: self, expected: count)
        switch reader {
        case .floor: break
        case .raw, .typed, .filtered:
            try await shard.start()
            for try await event in shard.events where try tally.take(event) { break }
        case .batches:
            try await shard.start()
            for try await batch in shard.events.batches {
                for event in batch where try tally.take(event) {}
                if tally.isComplete { break }
            }
        case .handler:
            try await shard.run { event in
                if try tally.take(event) { await shard.close() }
            }
        }
        await shard.close()
        return tally.received
    }

    private func floorReceive(_ count: Int, from port: UInt16) throws -> Int {
        // HELLO is a message, too.
        let messages = UInt64(count) + 1
        let result: floor_result
        switch engine {
        case nil: result = floor_events(port, isSecure, messages, nil, nil)
        case .zlib?: result = floor_zlib(port, isSecure, messages)
        default:
            var floor = InflaterFloor(engine ?? .native)
            result = floor.receive(messages, from: port, isSecure: isSecure)
        }
        guard result.bytes > result.messages else { throw BenchmarkError("\(self): \(result.bytes) bytes") }
        return Int(result.messages) - 1
    }

    /// A shard that connects to a sender.
    func shard(_ port: UInt16, limits: GatewayLimits = GatewayLimits()) throws -> Shard {
        var configuration = ShardConfiguration(token: try Token("benchmark-token"), intents: .all)
        configuration.url = "\(isSecure ? "wss" : "ws")://127.0.0.1:\(port)"
        configuration.compression = engine == nil ? .none : .zlibStream
        configuration.inflateEngine = engine ?? .zlib
        configuration.limits = limits
        if reader == .filtered { configuration.wantedEvents = [EventCorpus.wanted] }
        // The shards of a run follow each other at once, and the sender does not wait for IDENTIFY.
        return try Shard(configuration, transport: Self.transport, gate: LocalIdentifyGate())
    }

    private static let transport: CurlTransport = {
        var configuration = CurlTransport.Configuration()
        configuration.tls.dangerouslyDisablesVerification = true
        return CurlTransport(configuration: configuration)
    }()
}

/// What an application has seen, which touches name, sequence and payload of each event.
private struct EventTally {
    let path: EventPath
    let expected: Int
    private(set) var received = 0
    private var last: Int64 = 0
    private var bytes = 0

    init(path: EventPath, expected: Int) {
        self.path = path
        self.expected = expected
    }

    var isComplete: Bool { received == expected }

    /// Takes an event; says whether it was the last.
    mutating func take(_ event: GatewayEvent) throws -> Bool {
        guard let sequence = event.sequence, path.reader == .filtered ? sequence > last : sequence == last + 1 else {
            throw BenchmarkError("\(path): event \(event.sequence ?? 0) after \(last)")
        }
        if path.reader == .typed, try TypedEvent(name: event.name, data: event.data).name != event.name {
            throw BenchmarkError("\(path): the model of \(event.name) is of another event")
        }
        last = sequence
        received += 1
        bytes += event.data.count
        guard isComplete else { return false }
        guard bytes > received else { throw BenchmarkError("\(path): \(bytes) bytes") }
        return true
    }
}

/// The least with an inflater of the package: nothing happens to a payload once it is inflated.
private struct InflaterFloor {
    private let inflater: any Inflater
    private var payloads = PayloadBatch()

    init(_ engine: InflateEngine) {
        inflater = Compression.zlibStream.makeInflater(limit: 64 << 20, engine: engine)
    }

    mutating func receive(_ messages: UInt64, from port: UInt16, isSecure: Bool) -> floor_result {
        // By its address, since each access to a property of an object is checked.
        withUnsafeMutablePointer(to: &self) { floor in
            floor_events(
                port,
                isSecure,
                messages,
                { context, bytes, size in
                    guard let floor = context?.assumingMemoryBound(to: InflaterFloor.self) else { return 0 }
                    return floor.pointee.inflate(UnsafeBufferPointer(start: bytes, count: Int(size)))
                },
                floor
            )
        }
    }

    /// Inflates a message; gives the bytes that it has come to, or 0 after a failure, which the count tells.
    private mutating func inflate(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        // As often as a shard does, or the floor would allocate for each message.
        if payloads.byteCount >= 64 << 10 { payloads.removeAll(expecting: 100) }
        let before = payloads.byteCount
        do {
            try inflater.inflate(bytes.span, isText: false, into: &payloads)
        } catch {
            return 0
        }
        return UInt64(payloads.byteCount - before)
    }
}

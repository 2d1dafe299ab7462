import CFloors
import GatewayEvents
import GatewayModels
import GatewayProtocol
import GatewayShard
import Glibc

/// What receives a recording; each is one line of the table.
enum EventClient: String, CaseIterable {
    /// A loop in C that receives, finds the frames and inflates.
    case floor = "floor: recv, zlib"
    /// A shard whose events an application reads one by one.
    case raw = "raw, zlib"
    /// The same with the package's own inflater.
    case rawNative = "raw, own inflater"
    /// A shard whose application decodes the model of each event.
    case typed = "typed, zlib"
    /// The same with the package's own inflater.
    case typedNative = "typed, own inflater"
    /// A loop in C that receives and finds the frames.
    case plainFloor = "floor: recv, no compression"
    /// A shard without compression.
    case plainRaw = "raw, no compression"

    var isCompressed: Bool {
        switch self {
        case .floor, .raw, .rawNative, .typed, .typedNative: true
        case .plainFloor, .plainRaw: false
        }
    }

    private var decodes: Bool { self == .typed || self == .typedNative }

    /// What the cost is compared with.
    var floor: EventClient { isCompressed ? .floor : .plainFloor }

    /// The CPU time in seconds that this process spends on receiving it all.
    func cost(of recording: EventRecording) async throws -> Double {
        var port: UInt16 = 0
        let sender = recording_play(recording.recording, drip(), &port)
        guard sender > 0 else { throw BenchmarkError("no sender: \(errno)") }
        defer { waitpid(sender, nil, 0) }
        let start = cpu_seconds()
        let received = try await receive(recording.messageCount - 1, from: port)
        let cost = cpu_seconds() - start
        guard received == recording.messageCount - 1 else {
            throw BenchmarkError("\(rawValue): \(received) events instead of \(recording.messageCount - 1)")
        }
        return cost
    }

    /// Receives READY and the events behind it.
    ///
    /// - Returns: How many came.
    func receive(_ count: Int, from port: UInt16) async throws -> Int {
        switch self {
        case .floor, .plainFloor: Int(floor_events(port, UInt64(count) + 1, isCompressed).messages) - 1
        case .raw, .rawNative, .typed, .typedNative, .plainRaw: try await readAll(count, from: port)
        }
    }

    /// Reads events up to the last one, touching name, sequence and payload of each.
    private func readAll(_ count: Int, from port: UInt16) async throws -> Int {
        let shard = try shard(port)
        try await shard.start()
        var received = 0
        var bytes = 0
        var names = 0
        for try await event in shard.events {
            guard let sequence = event.sequence, sequence == received + 1, event.name != .userUpdate else {
                throw BenchmarkError("\(rawValue): event \(event.sequence ?? 0) after \(received)")
            }
            received += 1
            bytes += event.data.count
            if decodes { names += try TypedEvent(name: event.name, data: event.data).name == event.name ? 1 : 0 }
            if received == count { break }
        }
        await shard.close()
        guard bytes > count, names == (decodes ? received : 0) else { throw BenchmarkError("\(rawValue): \(bytes) bytes") }
        return received
    }

    /// A shard that connects to a sender.
    func shard(_ port: UInt16) throws -> Shard {
        var configuration = ShardConfiguration(token: try Token("benchmark-token"), intents: .all)
        configuration.url = "ws://127.0.0.1:\(port)"
        configuration.compression = isCompressed ? .zlibStream : .none
        configuration.inflateEngine = self == .rawNative || self == .typedNative ? .native : .zlib
        return try Shard(configuration)
    }
}

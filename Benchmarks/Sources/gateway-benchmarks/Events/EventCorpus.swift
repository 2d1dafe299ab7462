import CFloors
import GatewayModels
import GatewayTestKit
import Glibc

/// The payloads of one connection: HELLO, READY, and events of the mix of a busy bot.
///
/// The same number gives the same bytes on every machine.
struct EventCorpus {
    /// HELLO first, READY second, then the events; their sequences count from 1 at READY.
    let payloads: [[UInt8]]

    /// The event of an application that wants only one; the last is such a one.
    static let wanted = EventName.messageCreate

    /// How many events have that name.
    let wantedCount: Int

    /// How many bytes the events are, HELLO and READY not counted.
    var eventBytes: Int { payloads.dropFirst(2).reduce(0) { $0 + $1.count } }

    /// - Parameter count: How many events.
    init(count: Int) {
        var generator = EventGenerator(world: .large)
        var payloads = [Self.hello, Self.ready]
        var wantedCount = 0
        while payloads.count < count + 2 {
            let event = generator.next()
            // Who waits for these alone must notice the end.
            if payloads.count == count + 1, event.name != Self.wanted { continue }
            payloads.append(Self.dispatch(event, sequence: payloads.count))
            wantedCount += event.name == Self.wanted ? 1 : 0
        }
        self.payloads = payloads
        self.wantedCount = wantedCount
    }

    static func dispatch(_ event: SimulatedEvent, sequence: Int) -> [UInt8] {
        Array(#"{"t":"\#(event.name.rawValue)","s":\#(sequence),"op":0,"d":"#.utf8) + event.data + [UInt8(ascii: "}")]
    }

    private static let hello = Array(#"{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":120000}}"#.utf8)

    private static let ready = Array(
        """
        {"t":"READY","s":1,"op":0,"d":{"v":10,"user_settings":{},"user":{"verified":true,"username":"bot",\
        "mfa_enabled":false,"id":"1000000000000000001","global_name":null,"flags":0,"email":null,\
        "discriminator":"0","bot":true,"avatar":null},"session_type":"normal","session_id":"0123456789abcdef",\
        "resume_gateway_url":"wss://127.0.0.1:1","relationships":[],"private_channels":[],"presences":[],\
        "guilds":[],"guild_join_requests":[],"geo_ordered_rtc_regions":[],"auth":{},\
        "application":{"id":"1000000000000000001","flags":0},"_trace":[]}}
        """.utf8
    )
}

/// A corpus as frames, ready to be sent.
struct EventRecording {
    var recording: recording
    /// Where each frame behind HELLO ends.
    let ends: [UInt64]
    /// How many frames there are, HELLO and READY included.
    let messageCount: Int
    /// How many of them are of the event that an application wants that wants only one.
    let wantedCount: Int

    init(_ corpus: EventCorpus, isCompressed: Bool) throws {
        try self.init(corpus.payloads, isCompressed: isCompressed, wantedCount: corpus.wantedCount)
    }

    init(_ payloads: [[UInt8]], isCompressed: Bool, wantedCount: Int = 0) throws {
        let deflater = StreamDeflater()
        var recording = recording_new()
        var ends: [UInt64] = []
        for (index, payload) in payloads.enumerated() {
            let frame =
                isCompressed ? Self.frame(deflater.deflate(payload), opcode: 2) : Self.frame(payload, opcode: 1)
            guard recording_append(&recording, frame, frame.count) else { throw BenchmarkError("No memory") }
            if index == 0 { recording.head = recording.size } else { ends.append(recording.size) }
        }
        self.recording = recording
        self.ends = ends
        messageCount = payloads.count
        self.wantedCount = wantedCount
    }

    /// Starts a process that sends it to the first client that comes.
    ///
    /// - Parameters:
    ///   - port: Becomes the port where it listens.
    ///   - drip: How it is sent, if not as fast as the client reads.
    /// - Returns: The process.
    func play(to port: inout UInt16, drip: drip = drip()) throws -> pid_t {
        let sender = recording_play(recording, drip, identity(), &port)
        guard sender > 0 else { throw BenchmarkError("no sender: \(errno)") }
        return sender
    }

    private static func frame(_ payload: [UInt8], opcode: UInt8) -> [UInt8] {
        var frame = [0x80 | opcode]
        let lengthBytes: Int
        switch payload.count {
        case ..<126: (frame, lengthBytes) = (frame + [UInt8(payload.count)], 0)
        case ..<65_536: (frame, lengthBytes) = (frame + [126], 2)
        default: (frame, lengthBytes) = (frame + [127], 8)
        }
        for index in (0..<lengthBytes).reversed() {
            frame.append(UInt8(truncatingIfNeeded: payload.count >> (8 * index)))
        }
        return frame + payload
    }
}

import GatewayModels
import GatewayProtocol
import GatewayTransport
import Testing

@testable import GatewayShard

@Suite struct EventPipelineTests {
    private let inflater = Compression.none.makeInflater(limit: 1 << 20)
    private let now = GatewayInstant(.seconds(1))

    private func message(_ text: String) -> WebSocketMessage { WebSocketMessage(.text, Array(text.utf8)) }

    private func event(_ sequence: Int) -> WebSocketMessage {
        message(#"{"t":"TYPING_START","s":\#(sequence),"op":0,"d":{"channel_id":"1"}}"#)
    }

    /// A machine with a live session whose last sequence is 1.
    private func readyMachine() throws -> any GatewayStateMachine {
        let identification = try Identification(token: try Token("a.b.c"), intents: .all)
        var machine = GatewayMachine(
            GatewayMachine.Configuration(
                identification: identification,
                url: "wss://gateway.example",
                compression: .none
            ),
            seed: 1
        )
        var events: [GatewayEvent] = []
        let hello = #"{"op":10,"d":{"heartbeat_interval":41250}}"#
        let ready = #"{"t":"READY","s":1,"op":0,"d":{"session_id":"s","user":{"id":"1"}}}"#
        _ = machine.handle(.start, at: now)
        _ = machine.handle(.opened, at: now)
        _ = machine.receive(Array(hello.utf8), at: now, delivering: &events)
        _ = machine.handle(.identifyPermitted(after: .zero), at: now)
        _ = machine.handle(.time, at: now)
        _ = machine.receive(Array(ready.utf8), at: now, delivering: &events)
        try #require(machine.isReady)
        return machine
    }

    /// The sequence numbers of the events in a queue.
    private func sequences(in queue: EventQueue) async -> [Int64?] {
        guard queue.count > 0, case .events(let events) = await queue.take() else { return [] }
        return events.map(\.sequence)
    }

    @Test func `events before an effect reach the queue before it is performed, those behind op 7 are dropped`()
        async throws
    {
        var machine = try readyMachine()
        var pipeline = EventPipeline(EventQueue(EventBuffer()) {})
        pipeline.begin([event(2), event(3), message(#"{"op":7,"d":null}"#), event(4)])
        let effects = try #require(pipeline.feed(&machine, through: inflater, at: now))
        #expect(effects.contains(.abandon(.keepingSession)))
        #expect(pipeline.flush() == true)
        #expect(await sequences(in: pipeline.queue) == [2, 3])
        while pipeline.feed(&machine, through: inflater, at: now) != nil {}
        #expect(pipeline.flush() == true)
        #expect(pipeline.queue.count == 0)
    }

    @Test func `a payload that cannot be read costs none of those before it`() async throws {
        var machine = try readyMachine()
        var pipeline = EventPipeline(EventQueue(EventBuffer()) {})
        pipeline.begin([event(2), event(3), WebSocketMessage(.binary, [0xFF]), event(4)])
        var faults = 0
        while let effects = pipeline.feed(&machine, through: inflater, at: now) {
            for case .report(.disconnected(.fault, _)) in effects { faults += 1 }
        }
        #expect(faults == 1)
        #expect(pipeline.flush() == true)
        #expect(await sequences(in: pipeline.queue) == [2, 3])
    }

    @Test func `nothing is left of messages that are dropped`() async throws {
        var machine = try readyMachine()
        var pipeline = EventPipeline(EventQueue(EventBuffer()) {})
        pipeline.begin([message(#"{"op":1,"d":null}"#), event(2)])
        let effects = try #require(pipeline.feed(&machine, through: inflater, at: now))
        guard case .send? = effects.first else { return #expect(Bool(false), "\(effects)") }
        pipeline.finish()
        #expect(pipeline.feed(&machine, through: inflater, at: now) == nil)
        #expect(pipeline.flush() == true)
        #expect(pipeline.queue.count == 0)
    }

    @Test func `the bytes of all payloads are counted`() throws {
        var machine = try readyMachine()
        var pipeline = EventPipeline(EventQueue(EventBuffer()) {})
        pipeline.begin([event(2), event(3)])
        #expect(pipeline.feed(&machine, through: inflater, at: now) == nil)
        #expect(pipeline.payloadBytes == UInt64(2 * event(2).payload.count))
    }

    @Test func `a full queue stops reading, and read-ahead goes on to its bound, which is reported once`() throws {
        var machine = try readyMachine()
        let queue = EventQueue(EventBuffer(capacity: 1, byteCapacity: 1, readAheadByteCapacity: 400)) {}
        var pipeline = EventPipeline(queue)
        #expect(pipeline.admitReading(.none) == (true, false))
        pipeline.begin([event(2)])
        #expect(pipeline.feed(&machine, through: inflater, at: now) == nil)
        #expect(pipeline.flush() == true)
        #expect(pipeline.admitReading(.none) == (false, false))
        // An event counts its payload and 128 bytes: two fit below the bound, a third does not.
        #expect(pipeline.admitReading(.ahead) == (true, false))
        pipeline.begin([event(3), event(4)])
        #expect(pipeline.feed(&machine, through: inflater, at: now) == nil)
        #expect(pipeline.flush() == true)
        #expect(pipeline.admitReading(.ahead) == (false, true))
        #expect(pipeline.admitReading(.ahead) == (false, false))
        #expect(pipeline.admitReading(.setup) == (false, false))
    }

    @Test func `the bound is reported again after there was room`() async throws {
        var machine = try readyMachine()
        var pipeline = EventPipeline(EventQueue(EventBuffer(capacity: 1, byteCapacity: 1, readAheadByteCapacity: 0)) {})
        for sequence in 2...3 {
            pipeline.begin([event(sequence)])
            #expect(pipeline.feed(&machine, through: inflater, at: now) == nil)
            #expect(pipeline.flush() == true)
            #expect(pipeline.admitReading(.ahead) == (false, true))
            _ = await sequences(in: pipeline.queue)
            #expect(pipeline.admitReading(.ahead) == (true, false))
        }
    }

    @Test func `a queue that fails when it is full takes no more events`() throws {
        var machine = try readyMachine()
        var pipeline = EventPipeline(EventQueue(EventBuffer(capacity: 2, policy: .fail)) {})
        pipeline.begin([event(2), event(3)])
        #expect(pipeline.feed(&machine, through: inflater, at: now) == nil)
        #expect(pipeline.flush() == true)
        pipeline.begin([event(4)])
        #expect(pipeline.feed(&machine, through: inflater, at: now) == nil)
        #expect(pipeline.flush() == false)
    }

    @Test func `a shard that waits for room is woken when a reader takes the events`() async throws {
        await confirmation { woken in
            let queue = EventQueue(EventBuffer(capacity: 1)) { woken() }
            let event = GatewayEvent(name: "TYPING_START", sequence: 1, payload: [], dataRange: 0..<0)
            #expect(queue.push([event]) == true)
            #expect(queue.room(readingAhead: false) == .none)
            _ = await queue.take()
            #expect(queue.push([event]) == true)
            // No shard waits now.
            _ = await queue.take()
        }
    }
}

import GatewayJSON
import GatewayModels
import Testing

@testable import GatewayProtocol

@Suite struct EventStorageTests {
    private let texts = [
        #"{"t":"MESSAGE_CREATE","s":2,"op":0,"d":{"content":"first"}}"#,
        #"{"t":"TYPING_START","s":3,"op":0,"d":{"channel_id":"1"}}"#,
        #"{"t":"MESSAGE_CREATE","s":4,"op":0,"d":{"content":"last"}}"#,
    ]

    private func machine(wanting wanted: Set<EventName>? = nil) throws -> GatewayMachine {
        var configuration = try MachineDriver.configuration()
        configuration.wantedEvents = wanted
        return try MachineDriver.live(configuration).machine
    }

    /// The events of the texts, which lie behind each other in one array.
    private func events(of machine: inout GatewayMachine) -> [GatewayEvent] {
        var payloads = PayloadBatch()
        payloads.removeAll(expecting: texts.count)
        machine.prepare(&payloads)
        for text in texts { payloads.append(bytes(text).span) }
        var events: [GatewayEvent] = []
        var position = 0
        #expect(machine.receive(payloads, from: &position, at: at(1), delivering: &events).isEmpty)
        return events
    }

    @Test func `payloads that lie in one array become events that share it`() throws {
        var machine = try machine()
        let events = events(of: &machine)
        #expect(events.map(\.position) == [2, 3, 4].map { GatewayEvent.Position(session: 1, sequence: $0) })
        #expect(events.map { text(Array($0.payload)) } == texts)
        #expect(events.map { text(Array($0.data)) }.last == #"{"content":"last"}"#)
        #expect(events.allSatisfy { $0.storage.count == texts.joined().utf8.count })
    }

    @Test func `a detached event is equal, and keeps nothing of the others`() throws {
        var machine = try machine()
        for event in events(of: &machine) {
            let detached = event.detached()
            #expect(detached == event && detached.hashValue == event.hashValue)
            #expect(detached.position == event.position)
            #expect(detached.storage.count == event.payload.count)
            #expect(detached.data == event.data)
            #expect(try detached.decode(JSONValue.self) == event.decode(JSONValue.self))
        }
    }

    @Test func `events that are wanted do not keep those that are not`() throws {
        var machine = try machine(wanting: ["MESSAGE_CREATE"])
        let events = events(of: &machine)
        #expect(events.map(\.sequence) == [2, 4])
        #expect(events.map { text($0.storage) } == [texts[0] + texts[2], texts[0] + texts[2]])
        #expect(machine.status.statistics.events == 4)
    }

    @Test func `wanted events that come together share storages of a bounded size`() throws {
        var machine = try machine(wanting: ["MESSAGE_CREATE"])
        var payloads = PayloadBatch()
        payloads.removeAll(expecting: 100)
        machine.prepare(&payloads)
        let sizes = Array(repeating: 3_000, count: 8) + [40_000] + Array(repeating: 3_000, count: 8)
        var texts: [String] = []
        for size in sizes {
            let content = String(repeating: "x", count: size)
            texts.append(#"{"t":"MESSAGE_CREATE","s":\#(2 + 2 * texts.count),"op":0,"d":{"content":"\#(content)"}}"#)
            payloads.append(bytes(texts[texts.count - 1]).span)
            payloads.append(bytes(#"{"t":"TYPING_START","s":\#(1 + 2 * texts.count),"op":0,"d":{}}"#).span)
        }
        var events: [GatewayEvent] = []
        var position = 0
        #expect(machine.receive(payloads, from: &position, at: at(1), delivering: &events).isEmpty)
        #expect(position == payloads.count)
        #expect(events.map { text(Array($0.payload)) } == texts)
        #expect(try events.map { try $0.decode(JSONValue.self)["content"]?.string?.utf8.count } == sizes)
        let storages = Set(events.map(\.storage))
        #expect(storages.count == 5)
        #expect(storages.reduce(0) { $0 + $1.count } == texts.reduce(0) { $0 + $1.utf8.count })
        #expect(storages.allSatisfy { $0.count <= PayloadBatch.storageSize || $0.count < 41_000 })
        #expect(storages.allSatisfy { $0.capacity <= 2 * $0.count + 64 })
        #expect(payloads.filter(\.isEmpty).count == sizes.count)
        #expect(machine.status.session?.sequence == Int64(1 + 2 * sizes.count))
    }

    @Test(arguments: [nil, ["MESSAGE_CREATE"], []] as [Set<EventName>?], 0..<20 as Range<UInt64>)
    func `a batch gives what its payloads give one by one`(wanted: Set<EventName>?, seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var (payloads, prepared) = (PayloadBatch(), PayloadBatch())
        var together = try machine(wanting: wanted)
        var single = together
        payloads.removeAll(expecting: 40)
        prepared.removeAll(expecting: 40)
        together.prepare(&prepared)
        var sequence = 1
        for _ in 0..<40 {
            let name = ["MESSAGE_CREATE", "TYPING_START", "SOMETHING_NEW", "RATE_LIMITED"].randomElement(using: &random)
            sequence += Int.random(in: 0...1, using: &random)
            let text =
                switch Int.random(in: 0..<12, using: &random) {
                case 0: #"{"op":11,"d":null}"#
                case 1: #"{"op":1,"d":null}"#
                case 2: #"{"t":"\#(name ?? "")","s":\#(sequence),"op":0,"d":{"broken"#
                case 3: #"{"op":42}"#
                default: #"{"t":"\#(name ?? "")","s":\#(sequence),"op":0,"d":{"n":\#(sequence)}}"#
                }
            payloads.append(bytes(text).span)
            prepared.append(bytes(text).span)
        }
        #expect(prepared.count == payloads.count && prepared.byteCount == payloads.byteCount)
        var (events, effects) = ([], []) as ([GatewayEvent], [GatewayEffect])
        var (singleEvents, singleEffects) = ([], []) as ([GatewayEvent], [GatewayEffect])
        var position = 0
        while position < prepared.count {
            effects += together.receive(prepared, from: &position, at: at(1), delivering: &events)
        }
        for payload in payloads.map(Array.init) {
            singleEffects += single.receive(payload, at: at(1), delivering: &singleEvents)
        }
        #expect(events == singleEvents, "seed \(seed)")
        #expect(effects == singleEffects, "seed \(seed)")
        #expect(together.state == single.state && together.status.session == single.status.session, "seed \(seed)")
        #expect(together.status.statistics == single.status.statistics, "seed \(seed)")
    }

    @Test func `events that are passed over count as replayed, or as repeated`() throws {
        var configuration = try MachineDriver.configuration()
        configuration.wantedEvents = ["MESSAGE_CREATE"]
        let driver = try MachineDriver.live(configuration)
        driver.closed(4000)
        _ = driver.redial()
        driver.greet()
        var payloads = PayloadBatch()
        driver.machine.prepare(&payloads)
        for sequence in [1, 2, 3] {
            payloads.append(bytes(#"{"t":"TYPING_START","s":\#(sequence),"op":0,"d":{"channel_id":"1"}}"#).span)
        }
        #expect(payloads.count { $0.isEmpty } == 3)
        var events: [GatewayEvent] = []
        var position = 0
        #expect(driver.machine.receive(payloads, from: &position, at: driver.now, delivering: &events).isEmpty)
        #expect(position == 3 && events.isEmpty)
        #expect(
            driver.machine.status.statistics.replayedEvents == 2 && driver.machine.status.statistics.repeatedEvents == 1
        )
        #expect(driver.machine.status.session?.sequence == 3)
        let effects = driver.event(4, "RESUMED")
        guard case .report(.resumed(_, replayed: 2))? = effects.last else { throw Failure("not resumed") }
    }

    @Test func `a storage has room for as many bytes as were kept before, if as many may come`() throws {
        let machine = try machine(wanting: ["MESSAGE_CREATE"])
        var payloads = PayloadBatch()
        machine.prepare(&payloads)
        func fill() {
            for _ in 0..<50 {
                payloads.append(bytes(texts[0]).span)
                payloads.append(bytes(texts[1]).span)
            }
        }
        payloads.removeAll(expecting: 100)
        fill()
        let size = 50 * texts[0].utf8.count
        #expect(payloads.storages.map(\.count) == [size])
        payloads.removeAll()
        payloads.removeAll(expecting: 100)
        payloads.append(bytes(texts[0]).span)
        #expect((size..<(2 * size)).contains(payloads.storages[0].capacity))
        payloads.removeAll()
        payloads.append(bytes(texts[0]).span)
        #expect(payloads.storages[0].capacity < texts[0].utf8.count + 64)
    }

    @Test func `events that are passed over before HELLO change nothing`() throws {
        var configuration = try MachineDriver.configuration()
        configuration.wantedEvents = []
        let driver = MachineDriver(configuration)
        driver.start()
        driver.open()
        var payloads = PayloadBatch()
        driver.machine.prepare(&payloads)
        payloads.append(bytes(texts[0]).span)
        var events: [GatewayEvent] = []
        var position = 0
        #expect(driver.machine.receive(payloads, from: &position, at: driver.now, delivering: &events).isEmpty)
        #expect(payloads[0].isEmpty && events.isEmpty)
        #expect(driver.machine.status.statistics.events == 0 && driver.machine.status.session == nil)
    }

    @Test(arguments: [
        #"{"d":{},"t":"TYPING_START","s":2,"op":0}"#, #"{"t":"TYPING_START","s":null,"op":0,"d":{}}"#,
        #"{"t":"TYPING_START","s":02,"op":0,"d":{}}"#, #"{"t":"TYPING_START","s":2,"op":0}"#,
        #"{"t":"TYPING_STARt","s":2,"op":0,"d":{}}"#, #"{"t":"","s":2,"op":0,"d":{"a":"bcdefgh"}}"#,
        #"{"t":"TYPING_START","s":2,"op":01,"d":{}}"#, #"{"t":"TYPING_START","s":1234567890123456789,"op":0,"d":{}}"#,
        #"{"t":"MESSAGE_CREATE","s":2,"op":0,"d":{}}"#, #"{"t":"RATE_LIMITED","s":2,"op":0,"d":{}}"#, "", "{",
        #"{"t":"TYPING_START""#, #"{"t":"TYPING_START","s":"#, #"{"t":"TYPING_START","s":2222222222222222222222"#,
    ])
    func `a batch keeps what it cannot be sure that nobody looks at`(text: String) throws {
        let machine = try machine(wanting: ["MESSAGE_CREATE"])
        var payloads = PayloadBatch()
        machine.prepare(&payloads)
        payloads.append(bytes(text).span)
        payloads.append(bytes(texts[1]).span)
        let kept = payloads.map { Array($0) }
        #expect(kept == [bytes(text), []])
        #expect(payloads.byteCount == text.utf8.count + texts[1].utf8.count)
    }

    @Test func `where JSON is wrong is told from the start of the payload, wherever that lies`() {
        let storage = bytes(texts[0] + #"{"op":0,"d":nothing}"#)
        let error = #expect(throws: ProtocolError.self) {
            try GatewayMessage(payload: storage, in: texts[0].utf8.count..<storage.count)
        }
        #expect(error?.description.contains("byte 13") ?? false, "\(error?.description ?? "")")
    }

    @Test(arguments: [
        #"{"t":"TYPING_START","s":2,"op":0,"d":{"broken""#, #"{"op":0,"s":2,"t":"TYPING_START","d":nothing}"#,
    ])
    func `of an event that nobody wants nothing is read behind its name`(json: String) throws {
        var selective = try machine(wanting: ["MESSAGE_CREATE"])
        var events: [GatewayEvent] = []
        #expect(selective.receive(bytes(json), at: at(1), delivering: &events).isEmpty)
        #expect(selective.status.session?.sequence == 2 && selective.state == .ready && events.isEmpty)
        var other = try machine()
        #expect(other.receive(bytes(json), at: at(1), delivering: &events).abandoned == .keepingSession)
    }

    @Test(arguments: [
        #"{"d":{"broken","t":"TYPING_START","s":2,"op":0}"#, #"{"t":"TYPING_START","op":0,"d":{]}}"#,
        #"{"t":"NO_OFFICIAL_NAME","s":2,"op":0,"d":{"broken""#, #"{"t":"RATE_LIMITED","s":2,"op":0,"d":{"broken""#,
        #"{"t":"TYPING_START","s":2,"op":7,"d":{"broken""#,
    ])
    func `what may be of importance is read whole, whoever wants it`(json: String) throws {
        var machine = try machine(wanting: ["MESSAGE_CREATE"])
        var events: [GatewayEvent] = []
        #expect(machine.receive(bytes(json), at: at(1), delivering: &events).abandoned == .keepingSession)
    }

    @Test func `members that were requested are read though no application wants them as events`() throws {
        var configuration = try MachineDriver.configuration()
        configuration.wantedEvents = []
        let driver = try MachineDriver.live(configuration)
        let id = try driver.requestGuildMembers(try GuildMembersRequest(guild: 5, .users([7]), nonce: "n"))
        #expect(driver.tick().opcodes == [8])
        let chunk =
            #"{"t":"GUILD_MEMBERS_CHUNK","s":2,"op":0,"#
            + #""d":{"guild_id":"5","members":[{}],"chunk_index":0,"chunk_count":1,"nonce":"n"}}"#
        guard case .answer(id, let part, isLast: true)? = driver.receive(chunk).first else {
            Issue.record("no answer")
            return
        }
        #expect(part.members.count == 1 && part.event.position == GatewayEvent.Position(session: 1, sequence: 2))
    }
}

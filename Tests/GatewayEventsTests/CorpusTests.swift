import GatewayEvents
import GatewayJSON
import GatewayModels
import GatewayTestKit
import Testing

struct CorpusTests {
    @Test(arguments: PayloadFile.own)
    func `payloads of our own decode, and are written without a loss`(file: PayloadFile) throws {
        let events = try file.events()
        #expect(!events.isEmpty)
        for (name, data) in events {
            #expect(try name.losses(data) == [])
        }
    }

    @Test(
        .enabled(if: !PayloadFile.foreign.isEmpty, "GATEWAY_CORPUS names no folder with payloads"),
        arguments: PayloadFile.foreign
    )
    func `payloads of the folder GATEWAY_CORPUS decode, and are written without a loss`(file: PayloadFile) throws {
        for (name, data) in try file.events() {
            #expect(try name.losses(data) == [])
        }
    }

    @Test func `the events that the test kit makes up decode, and are written without a loss`() throws {
        var generator = EventGenerator(world: SimulatedWorld(seed: 5, guildCount: 2, userCount: 60), seed: 5)
        for _ in 0..<300 {
            let event = generator.next()
            if event.data.count > 20_000 { continue }
            #expect(try event.name.losses(JSONValue(parsing: event.data)) == [], "\(event.name)")
        }
        for (name, _) in EventGenerator.mix {
            let event = generator.event(name)
            #expect(try name.losses(JSONValue(parsing: event.data)) == [], "\(name)")
        }
    }

    @Test func `every event of the test kit's mix has a model`() throws {
        for (name, _) in EventGenerator.mix {
            #expect(try ModelDescription.object(of: name) != nil, "\(name)")
        }
    }
}

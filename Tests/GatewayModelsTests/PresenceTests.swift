import Foundation
import GatewayJSON
import GatewayModels
import Testing

@Suite struct PresenceTests {
    @Test func `is sent as in the example of Discord's documentation`() {
        var json = JSONWriter()
        json.beginObject()
        json.key("op")
        json.integer(3)
        json.key("d")
        json.value(Presence(activities: [.custom("hello")]))
        json.endObject()
        #expect(
            text(json.bytes)
                == #"{"op":3,"d":{"since":null,"activities":[{"name":"Custom Status","type":4,"state":"hello"}],"#
                + #""status":"online","afk":false}}"#
        )
    }

    @Test(
        arguments: [
            (.online, #"{"since":null,"activities":[],"status":"online","afk":false}"#),
            (
                Presence(since: 91_879_201, activities: [.playing("a"), .watching("b")], status: .idle, isAFK: true),
                #"{"since":91879201,"activities":[{"name":"a","type":0},{"name":"b","type":3}],"#
                    + #""status":"idle","afk":true}"#
            ),
            (Presence(status: .offline), #"{"since":null,"activities":[],"status":"offline","afk":false}"#),
            (
                Presence(status: Status(rawValue: "new")),
                #"{"since":null,"activities":[],"status":"new","afk":false}"#
            ),
        ] as [(Presence, String)]
    )
    func `is always written with all four fields`(presence: Presence, json: String) throws {
        #expect(text(presence.encoded()) == json)
        #expect(try JSONValue(parsing: Array(JSONEncoder().encode(presence))) == JSONValue(parsing: Array(json.utf8)))
        #expect(try JSONDecoder().decode(Presence.self, from: Data(json.utf8)) == presence)
    }

    @Test func `missing fields are decoded as those of a bot that says nothing`() throws {
        #expect(try JSONDecoder().decode(Presence.self, from: Data("{}".utf8)) == .online)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Presence.self, from: Data(#"{"afk":"no"}"#.utf8))
        }
    }

    @Test(
        arguments: [
            (.online, "online"), (.dnd, "dnd"), (.idle, "idle"), (.invisible, "invisible"), (.offline, "offline"),
        ] as [(Status, String)]
    )
    func `statuses have Discord's names`(status: Status, name: String) throws {
        #expect(status.description == name)
        #expect(text(status.encoded()) == "\"\(name)\"")
        #expect(try JSONDecoder().decode(Status.self, from: Data("\"\(name)\"".utf8)) == status)
    }
}

@Suite struct PresenceUpdateTests {
    private let before = Presence(since: 5, activities: [.playing("chess")], status: .idle, isAFK: true)

    @Test func `an empty update changes nothing`() {
        let update = PresenceUpdate()
        #expect(update.isEmpty)
        #expect(update.applied(to: before) == before)
    }

    @Test func `each part is changed alone`() {
        func after(_ update: PresenceUpdate) -> Presence {
            #expect(!update.isEmpty)
            return update.applied(to: before)
        }
        #expect(
            after(PresenceUpdate(since: .set(9)))
                == Presence(since: 9, activities: [.playing("chess")], status: .idle, isAFK: true)
        )
        #expect(
            after(PresenceUpdate(since: .set(nil)))
                == Presence(since: nil, activities: [.playing("chess")], status: .idle, isAFK: true)
        )
        #expect(
            after(PresenceUpdate(activities: .set([])))
                == Presence(since: 5, activities: [], status: .idle, isAFK: true)
        )
        #expect(
            after(PresenceUpdate(status: .set(.dnd)))
                == Presence(since: 5, activities: [.playing("chess")], status: .dnd, isAFK: true)
        )
        #expect(
            after(PresenceUpdate(isAFK: .set(false)))
                == Presence(since: 5, activities: [.playing("chess")], status: .idle, isAFK: false)
        )
    }

    @Test func `setting a part to its default is a change`() {
        let update = PresenceUpdate(since: .set(nil), activities: .set([]), status: .set(.online), isAFK: .set(false))
        #expect(!update.isEmpty)
        #expect(update.applied(to: before) == .online)
    }

    @Test func `later updates win`() {
        let updates = [
            PresenceUpdate(status: .set(.dnd)), PresenceUpdate(since: .set(1)), PresenceUpdate(status: .set(.online)),
        ]
        let after = updates.reduce(before) { $1.applied(to: $0) }
        #expect(after == Presence(since: 1, activities: [.playing("chess")], status: .online, isAFK: true))
    }
}

import GatewayEvents
import GatewayJSON
import GatewayModels
import Testing

/// What holds for all models, by their description.
struct ModelTests {
    private static let events = (try? ModelDescription.shared.get().objectsByEvent.map { $0 }) ?? []

    @Test func `the description has events`() {
        #expect(Self.events.count >= 77)
    }

    @Test(arguments: events)
    func `every field of every model is read, and written without a loss`(event: EventName, object: String) throws {
        let data = try ModelDescription.shared.get().sample(object, .whole)
        #expect(try event.losses(data) == [])
        #expect(try event.decode(data).name == event)
    }

    @Test(arguments: events)
    func `what was written is read as the same`(event: EventName, object: String) throws {
        let decoded = try event.decode(try ModelDescription.shared.get().sample(object, .whole))
        #expect(try event.decode(#require(decoded.payload).encoded()) == decoded)
    }

    @Test(arguments: events)
    func `the fields that must be there are enough`(event: EventName, object: String) throws {
        #expect(try event.losses(ModelDescription.shared.get().sample(object, .least)) == [])
    }

    @Test(arguments: events)
    func `without a field that must be there, the data is an error`(event: EventName, object: String) throws {
        let description = try ModelDescription.shared.get()
        for field in description.fields[object, default: []] where field.isRequired {
            var data = try #require(description.sample(object, .whole).object)
            data[field.key] = nil
            // A guild in an outage is nothing but its id.
            if event == .guildCreate { data["unavailable"] = false }
            #expect(throws: JSONError.self, "\(field.key)") { try event.decode(.object(data)) }
        }
    }

    @Test(arguments: events)
    func `unknown fields change nothing`(event: EventName, object: String) throws {
        let data = try ModelDescription.shared.get().sample(object, .whole)
        #expect(try event.decode(data.withUnknownMembers) == event.decode(data))
    }

    @Test(arguments: events)
    func `a field of an unexpected form counts as missing`(event: EventName, object: String) throws {
        let description = try ModelDescription.shared.get()
        let least = try #require(description.sample(object, .least).object)
        for field in description.fields[object, default: []] where !field.isRequired && field.type != "JSONValue" {
            // What nothing must be in is there whatever is in it.
            guard field.type != "Presence", !description.acceptsAnyObject(field) else { continue }
            let strange: [JSONValue] =
                switch field.shape {
                case .array: [true, ["a": [true]], "text"]
                case .dictionary: [true, [[nil]], "text"]
                case .single: [["a": [true]], [[nil]]]
                }
            for value in strange {
                var (without, with) = (least, least)
                without[field.key] = nil
                with[field.key] = value
                #expect(try event.decode(.object(with)) == event.decode(.object(without)), "\(field.key)")
            }
        }
    }

    @Test func `elements of an unexpected form are left out`() throws {
        let data: JSONValue = [
            "user": ["id": "1", "username": [1], "avatar": 7], "guild_id": "2", "status": 3,
            "client_status": ["web": ["idle"], "desktop": "dnd"],
            "activities": [1, ["name": 2, "type": 0], ["name": "Chess", "type": 0, "party": "none"], [:]],
        ]
        guard case .presenceUpdate(let event) = try EventName.presenceUpdate.decode(data) else {
            Issue.record("another event")
            return
        }
        let activity = UserActivity(name: "Chess", type: .playing)
        let client = ClientStatus(desktop: .dnd)
        #expect(
            event.presence
                == UserPresence(user: PartialUser(id: 1), guildID: 2, activities: [activity], clientStatus: client)
        )
    }
}

extension ModelDescription {
    /// Whether any object at all has the form of a field.
    fileprivate func acceptsAnyObject(_ field: Field) -> Bool {
        field.shape == .single && forms[field.type] == .object
            && fields[field.type, default: []].allSatisfy { !$0.isRequired }
    }
}

extension JSONValue {
    /// The value with a member more in every object that is no dictionary.
    fileprivate var withUnknownMembers: JSONValue {
        switch self {
        case .array(let elements): return .array(elements.map(\.withUnknownMembers))
        case .object(let object):
            let isDictionary = object.contains { $0.key.first?.isNumber == true } || object["any"] != nil
            let unknown: [(String, JSONValue)] = isDictionary ? [] : [("from_the_future", ["a": [1, "b", nil]])]
            return .object(JSONObject(unknown + object.map { ($0.key, $0.value.withUnknownMembers) }))
        case .null, .bool, .integer, .unsigned, .number, .string: return self
        }
    }
}

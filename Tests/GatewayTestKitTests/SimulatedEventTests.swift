import GatewayEvents
import GatewayJSON
import GatewayModels
import GatewayTestKit
import Testing

struct SimulatedEventTests {
    @Test func `a model gives the name, the guild and the data`() throws {
        let event = SimulatedEvent(TypingStart(channelID: 5, guildID: 6, userID: 7, timestamp: 8))
        #expect(event.name == .typingStart)
        #expect(event.guild == 6)
        let data = try JSONValue(parsing: event.data)
        #expect(data == ["channel_id": "5", "guild_id": "6", "user_id": "7", "timestamp": 8])
    }

    @Test func `an event outside of a guild has none`() {
        #expect(SimulatedEvent(TypingStart(channelID: 5, userID: 7, timestamp: 8)).guild == nil)
    }

    @Test(arguments: [EventName.guildCreate, .guildUpdate, .guildDelete])
    func `the guild of an event about a guild is that guild`(name: EventName) throws {
        #expect(try SimulatedEvent(name, json: #"{"id":"9","name":"a"}"#).guild == 9)
    }

    @Test func `JSON text gives the guild, and is kept to the letter`() throws {
        let event = try SimulatedEvent(.messageCreate, json: #"{ "guild_id": "3", "content": "hello" }"#)
        #expect(event.guild == 3)
        #expect(String(decoding: event.data, as: UTF8.self) == #"{ "guild_id": "3", "content": "hello" }"#)
    }

    @Test func `text that is not JSON is an error`() {
        #expect(throws: JSONError.self) { try SimulatedEvent(.messageCreate, json: #"{"content": }"#) }
    }

    @Test func `a world makes a message that can be changed`() throws {
        var message = SimulatedWorld.small.message("!ping", id: 12)
        message.author.isBot = true
        let guild = try #require(SimulatedWorld.small.guilds.first)
        #expect(message.content == "!ping")
        #expect(message.id == 12)
        #expect(message.guildID == guild.id)
        #expect(message.channelID == guild.textChannels.first)
        let data = try JSONValue(parsing: SimulatedEvent(message).data)
        #expect(data["author"]?["bot"]?.bool == true)
    }

    @Test func `a world without guilds makes a direct message`() {
        let world = SimulatedWorld(seed: 1, guildCount: 0, userCount: 1)
        #expect(SimulatedEvent(world.message("hello")).guild == nil)
    }
}

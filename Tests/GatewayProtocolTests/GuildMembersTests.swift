import GatewayModels
import GatewayProtocol
import Testing

/// A GUILD_MEMBERS_CHUNK event.
func chunkEvent(_ data: String) throws -> GatewayEvent {
    let payload = bytes(#"{"t":"GUILD_MEMBERS_CHUNK","s":9,"op":0,"d":\#(data)}"#)
    guard case .dispatch(let event) = try GatewayMessage(payload: payload) else { throw Failure("no event") }
    return event
}

/// A chunk of one member.
func chunk(_ index: Int, of count: Int, guild: Int = 1, nonce: String? = "n") throws -> GuildMembersChunk {
    let nonce = nonce.map { #""nonce":"\#($0)","# } ?? ""
    return try GuildMembersChunk(
        chunkEvent(
            #"{\#(nonce)"members":[{"user":{"id":"\#(index)"}}],"guild_id":"\#(guild)","#
                + #""chunk_index":\#(index),"chunk_count":\#(count)}"#
        )
    )
}

@Suite struct GuildMembersChunkTests {
    @Test func `keeps members, presences and who was not found`() throws {
        let chunk = try GuildMembersChunk(
            chunkEvent(
                #"{"presences":[{"status":"dnd"}],"not_found":["175928847299117063",12,"x"],"nonce":"é","#
                    + #""members":[{"a":[1]}, {"b":2}],"guild_id":"7","chunk_index":0,"chunk_count":1,"new":{}}"#
            )
        )
        #expect(chunk.members.map(text) == [#"{"a":[1]}"#, #"{"b":2}"#])
        #expect(chunk.presences.map(text) == [#"{"status":"dnd"}"#])
        #expect(chunk.notFound == [175_928_847_299_117_063, 12])
        #expect(chunk.nonce == "é")
        #expect(chunk.guild == 7)
        #expect(chunk.index == 0 && chunk.count == 1)
    }

    @Test func `of a list of users that were not found what is no id is left out, and no tree is built`() throws {
        let ids = (1...20_000).map { "\"\($0)\"" }.joined(separator: ",")
        let chunk = try GuildMembersChunk(
            chunkEvent(
                #"{"not_found":["old"],"members":[],"guild_id":"7","chunk_index":0,"chunk_count":1,"#
                    + #""not_found":[\#(ids),{"a":1},"\#(String(repeating: "1", count: 200))",null]}"#
            )
        )
        #expect(chunk.notFound == (1...20_000).map { Snowflake($0) })
    }

    @Test func `an empty answer is one chunk without members`() throws {
        let chunk = try GuildMembersChunk(
            chunkEvent(#"{"members":[],"guild_id":7,"chunk_index":0,"chunk_count":1,"nonce":null}"#)
        )
        #expect(chunk.members.isEmpty && chunk.presences.isEmpty && chunk.notFound.isEmpty)
        #expect(chunk.nonce == nil)
        #expect(chunk.guild == 7)
    }

    @Test(
        arguments: [
            "null", "[]", "{}", #"{"members":[],"chunk_index":0,"chunk_count":1}"#,
            #"{"members":{},"guild_id":"7","chunk_index":0,"chunk_count":1}"#,
            #"{"members":[],"guild_id":"7","chunk_index":1,"chunk_count":1}"#,
            #"{"members":[],"guild_id":"7","chunk_index":-1,"chunk_count":1}"#,
            #"{"members":[],"guild_id":"7","chunk_index":0.5,"chunk_count":1}"#,
            #"{"members":[],"guild_id":"7","chunk_index":0,"chunk_count":0}"#,
            #"{"members":[],"guild_id":"7","chunk_index":0}"#,
        ]
    )
    func `a chunk without a guild, members or a place is a typed error`(data: String) throws {
        let event = try chunkEvent(data)
        let error = #expect(throws: CommandError.self) { try GuildMembersChunk(event) }
        #expect(error?.code == .malformedAnswer)
    }
}

@Suite struct GuildMembersCollectorTests {
    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func `chunks of one request are found among others, in any order and repeated at will`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let count = Int.random(in: 1...12, using: &random)
        var arrivals = try (0..<count).map { (true, try chunk($0, of: count)) }
        arrivals += try (0..<5).map { (true, try chunk($0 % count, of: count)) }
        arrivals += try (0..<5).map { (false, try chunk($0 % count, of: count, nonce: "other")) }
        arrivals += try (0..<5).map { (false, try chunk($0 % count, of: count, guild: 2)) }
        arrivals.append((false, try chunk(0, of: 1, nonce: nil)))
        arrivals.shuffle(using: &random)

        var collector = GuildMembersCollector(guild: 1, nonce: "n")
        var seen: Set<Int> = []
        for (isOurs, chunk) in arrivals {
            let receipt = try collector.receive(chunk)
            let isNew = isOurs && seen.insert(chunk.index).inserted
            let expected: GuildMembersCollector.Receipt =
                !isOurs ? .unrelated : !isNew ? .duplicate : seen.count == count ? .completed : .accepted
            #expect(receipt == expected, "seed \(seed)")
            #expect(collector.receivedCount == seen.count, "seed \(seed)")
            let missing = seen.isEmpty ? [] : (0..<count).filter { !seen.contains($0) }
            #expect(collector.missingIndices == missing, "seed \(seed)")
        }
        #expect(collector.isComplete, "seed \(seed)")
    }

    @Test func `an answer that changes its length or is too long is a typed error and changes nothing`() throws {
        var collector = GuildMembersCollector(guild: 1, nonce: "n", limit: 3)
        #expect(try collector.receive(chunk(2, of: 3)) == .accepted)
        for wrong in [try chunk(1, of: 2), try chunk(1, of: 4)] {
            let error = #expect(throws: CommandError.self) { try collector.receive(wrong) }
            #expect(error?.code == .malformedAnswer)
        }
        #expect(collector.missingIndices == [0, 1])
        #expect(collector.expectedCount == 3)
    }

    @Test func `the whole answer is in the order of its chunks`() throws {
        let whole = GuildMembers([try chunk(2, of: 3), try chunk(0, of: 3), try chunk(1, of: 3)])
        #expect(whole.members.map(text) == (0..<3).map { #"{"user":{"id":"\#($0)"}}"# })
        #expect(whole.notFound.isEmpty && whole.presences.isEmpty)
    }
}

import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTestKit
import Testing

@Suite(.timeLimit(.minutes(1))) struct EventDeliveryTests {
    @Test func `a full queue stops the reading, loses nothing, and heartbeats go on`() async throws {
        let world = try ShardWorld { $0.eventBuffer = EventBuffer(capacity: 10) }
        try await world.start()
        for number in 0..<500 {
            world.dispatch("E_\(number)")
            if number.isMultiple(of: 20) { try await world.clock.settle() }
        }
        try await world.clock.advance(by: .seconds(600))
        #expect(await world.shard.statistics.queuedEvents < 100)
        #expect(await world.shard.statistics.gateway.heartbeats >= 14)
        #expect(await world.shard.statistics.gateway.disconnections == 0)

        let names = try await world.events(through: "E_499")
        #expect(names.suffix(500) == (0..<500).map { EventName(rawValue: "E_\($0)") }[...])
        #expect(await world.shard.statistics.droppedEvents == 0)
        try await world.close()
    }

    @Test func `a connection lost while the queue is full is resumed, and still nothing is lost`() async throws {
        let world = try ShardWorld { $0.eventBuffer = EventBuffer(capacity: 10) }
        try await world.start()
        for number in 0..<50 { world.dispatch("E_\(number)") }
        try await world.clock.advance(by: .seconds(31))
        world.gateway.inject(.close(code: 4000))
        for number in 50..<100 { world.dispatch("E_\(number)") }
        let shard = world.shard
        let reader = Task {
            try await world.clock.advance(by: .seconds(120))
            return try await world.events(through: .resumed)
        }
        let names = try await reader.value
        #expect(names.filter { $0.rawValue.hasPrefix("E_") } == (0..<100).map { EventName(rawValue: "E_\($0)") })
        #expect(await shard.statistics.gateway.disconnections == 1)
        try await world.close()
    }

    @Test func `a large payload counts toward the bound in bytes`() async throws {
        let world = try ShardWorld { $0.eventBuffer = EventBuffer(capacity: 1000, byteCapacity: 100_000) }
        try await world.start()
        let data = #"{"x":""# + String(repeating: "y", count: 60_000) + #""}"#
        for number in 0..<20 {
            world.dispatch("E_\(number)", data)
            try await world.clock.settle()
        }
        #expect(await world.shard.statistics.queuedEvents < 20)
        _ = try await world.events(through: "E_19")
        try await world.close()
    }

    @Test func `dropping the oldest keeps the newest and counts`() async throws {
        let world = try ShardWorld { $0.eventBuffer = EventBuffer(capacity: 10, policy: .dropOldest) }
        try await world.start()
        for number in 0..<100 {
            world.dispatch("E_\(number)")
            try await world.clock.settle()
        }
        let statistics = await world.shard.statistics
        #expect(statistics.queuedEvents == 10)
        #expect(statistics.droppedEvents == statistics.gateway.events - 10)
        let names = try await world.events(through: "E_99")
        #expect(names == (90..<100).map { EventName(rawValue: "E_\($0)") })
        try await world.close()
    }

    @Test func `a queue that is to fail when it is full ends the shard, and its session stays resumable`() async throws
    {
        let world = try ShardWorld { $0.eventBuffer = EventBuffer(capacity: 10, policy: .fail) }
        try await world.start()
        while await world.shard.statistics.queuedEvents < 10 {
            world.dispatch("FITS")
            try await world.clock.settle()
        }
        let received = await world.shard.session?.sequence
        world.dispatch("ONE_TOO_MANY")
        let ending = await #expect(throws: ShardError.self) { try await world.shard.join() }
        #expect(ending?.code == .eventBufferFull)
        var names: [EventName] = []
        let error = await #expect(throws: ShardError.self) {
            for try await event in world.shard.events { names.append(event.name) }
        }
        #expect(error?.code == .eventBufferFull)
        #expect(names.count == 10 && names.last == "FITS")
        // Another process goes on behind what was read last.
        #expect(await world.shard.snapshot(unixMilliseconds: 0)?.session.sequence == received)
    }

    @Test func `batches bring all that has come, in order, and reading on says that they are handled`() async throws {
        let world = try ShardWorld()
        try await world.start()
        for number in 0..<20 { world.dispatch("E_\(number)") }
        try await world.clock.settle()
        var batches = world.shard.events.batches.makeAsyncIterator()
        let first = try #require(try await batches.next())
        #expect(first.map(\.name).suffix(20) == (0..<20).map { EventName(rawValue: "E_\($0)") })
        #expect(await world.shard.snapshot(unixMilliseconds: 0) == nil)
        world.dispatch("LAST")
        let second = try #require(try await batches.next())
        #expect(second.map(\.name) == ["LAST"])
        #expect(await world.shard.snapshot(unixMilliseconds: 0)?.session.sequence == first.last?.sequence)
        try await world.close()
        #expect(try await batches.next() == nil)
    }

    @Test func `only the events that are wanted are delivered, and the rest count as handled`() async throws {
        let world = try ShardWorld { $0.wantedEvents = ["WANTED"] }
        try await world.start()
        func handled() async -> Int64? { await world.shard.snapshot(unixMilliseconds: 0)?.session.sequence }
        let start = try #require(await world.shard.session?.sequence)
        #expect(await handled() == start)
        for name in ["A", "WANTED", "B", "WANTED", "C"] { world.dispatch(name) }
        try await world.clock.settle()
        #expect(await world.shard.statistics.queuedEvents == 2)
        #expect(await world.shard.session?.sequence == start + 5)
        var events = world.shard.events.makeAsyncIterator()
        #expect(try await events.next()?.sequence == start + 2)
        #expect(try await events.next()?.sequence == start + 4)
        #expect(await handled() == start + 2)
        await world.shard.close(keepingSession: true)
        #expect(try await events.next() == nil)
        #expect(await handled() == start + 5)
    }

    @Test func `events that were queued when the shard closed can still be read`() async throws {
        let world = try ShardWorld()
        try await world.start()
        world.dispatch("LAST")
        try await world.clock.settle()
        try await world.close()
        var names: [EventName] = []
        for try await event in world.shard.events { names.append(event.name) }
        #expect(names.last == "LAST")
    }

    @Test func `cancelling a reader ends its loop and leaves the shard running`() async throws {
        let world = try ShardWorld()
        try await world.start()
        let shard = world.shard
        let reader = Task {
            var count = 0
            for try await _ in shard.events { count += 1 }
            return count
        }
        world.dispatch("ONE")
        try await world.clock.settle()
        reader.cancel()
        _ = try await reader.value
        #expect(await shard.isConnected)
        world.dispatch("TWO")
        #expect(try await world.events(through: "TWO").last == "TWO")
        try await world.close()
    }
}

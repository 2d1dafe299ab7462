import GatewayModels
import Testing

@testable import GatewayProtocol

@Suite struct CommandQueueTests {
    private let holds = CommandHolds(limits: GatewayLimits())

    private func command(
        _ number: UInt64,
        _ priority: CommandPriority,
        guild: UInt64? = nil,
        deadline: QueuedCommand.Deadline = .at(at(1000)),
        notBefore: Double? = nil
    ) -> QueuedCommand {
        QueuedCommand(
            id: CommandID(number: number),
            place: number,
            payload: [],
            opcode: guild == nil ? .voiceStateUpdate : .requestGuildMembers,
            memberList: guild.map { Snowflake($0) },
            priority: priority,
            submitted: .origin,
            deadline: deadline,
            isBoundToSession: false,
            notBefore: notBefore.map { at($0) }
        )
    }

    private func next(_ queue: inout CommandQueue, _ holds: CommandHolds? = nil, at seconds: Double = 0) -> UInt64? {
        let holds = holds ?? self.holds
        return queue.popNext(at: at(seconds), holds, holds.earliest)?.id.number
    }

    private func drain(_ queue: inout CommandQueue) -> [UInt64] {
        var order: [UInt64] = []
        while let next = next(&queue) { order.append(next) }
        return order
    }

    @Test func `a higher lane goes first, and each lane keeps its order`() {
        var queue = CommandQueue(patience: 100)
        for (number, priority) in [CommandPriority.low, .high, .normal, .low, .high, .normal].enumerated() {
            queue.insert(command(UInt64(number), priority), holds)
        }
        #expect(drain(&queue) == [1, 4, 2, 5, 0, 3])
        #expect(queue.isEmpty)
        #expect(queue.earliestDeadline(WaitingClock()) == nil)
    }

    @Test func `a lane is passed over only so many times`() {
        var queue = CommandQueue(patience: 3)
        for number in 0..<8 { queue.insert(command(UInt64(number), .high), holds) }
        queue.insert(command(8, .normal), holds)
        queue.insert(command(9, .low), holds)
        #expect(drain(&queue) == [0, 1, 2, 8, 9, 3, 4, 5, 6, 7])
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `whatever arrives, lanes keep their order and none waits longer than its turn`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let patience = Int.random(in: 1...9, using: &random)
        var queue = CommandQueue(patience: patience)
        var waiting: [CommandPriority: [UInt64]] = [:]
        var passed: [CommandPriority: Int] = [:]
        for number in 0..<3000 as Range<UInt64> {
            if Bool.random(using: &random) {
                let priority = CommandPriority.allCases.randomElement(using: &random) ?? .low
                queue.insert(command(number, priority), holds)
                waiting[priority, default: []].append(number)
            }
            guard Int.random(in: 0..<3, using: &random) == 0,
                let next = queue.popNext(at: .origin, holds, holds.earliest)
            else { continue }
            #expect(waiting[next.priority]?.removeFirst() == next.id.number, "seed \(seed)")
            for lane in CommandPriority.allCases where waiting[lane]?.isEmpty == false {
                passed[lane] = lane == next.priority ? 0 : (passed[lane] ?? 0) + 1
                #expect((passed[lane] ?? 0) <= patience + 2, "seed \(seed), \(lane)")
            }
            passed[next.priority] = 0
            #expect(queue.count == waiting.values.reduce(0) { $0 + $1.count })
        }
    }

    @Test func `a command that comes back takes its old place`() {
        var queue = CommandQueue(patience: 7)
        for number in 0..<3 as Range<UInt64> { queue.insert(command(number, .normal), holds) }
        #expect(next(&queue) == 0)
        queue.insert(command(0, .normal), holds)
        #expect(drain(&queue) == [0, 1, 2])
    }

    @Test func `commands that a hold keeps back are passed by, and sent in their order when it ends`() {
        var held = holds
        held.takeMemberList(of: 1, at: at(0))
        var queue = CommandQueue(patience: 7)
        queue.insert(command(0, .low, guild: 1), held)
        queue.insert(command(1, .low, guild: 1), held)
        queue.insert(command(2, .low, guild: 2), held)
        #expect(queue.earliestSend(held.earliest) == at(0))
        #expect(next(&queue, held) == 2)
        #expect(next(&queue, held) == nil)
        #expect(queue.earliestSend(held.earliest) == at(32))
        held.holdMemberList(of: 1, until: at(5), at: at(1))
        queue.setHold(memberList: 1, held)
        #expect(queue.earliestSend(held.earliest) == at(5))
        #expect(next(&queue, held, at: 4.9) == nil)
        #expect(next(&queue, held, at: 5) == 0)
        held.hold(.requestGuildMembers, until: at(9))
        #expect(next(&queue, held, at: 8) == nil)
        #expect(queue.earliestSend(held.earliest) == at(9))
        #expect(next(&queue, held, at: 9) == 1)
        #expect(queue.earliestSend(held.earliest) == nil)
    }

    @Test func `a repeated command waits for its own time, and one that is withheld until it is released`() {
        var queue = CommandQueue(patience: 7)
        queue.insert(command(0, .normal, notBefore: 7), holds)
        queue.insert(command(1, .normal), isWithheld: true, holds)
        queue.insert(command(2, .normal), isWithheld: true, holds)
        #expect(next(&queue) == nil)
        #expect(queue.earliestSend(holds.earliest) == at(7))
        #expect(next(&queue, at: 7) == 0)
        #expect(queue.releaseFirst(holds)?.number == 1)
        #expect(drain(&queue) == [1])
        #expect(queue.count == 1)
        #expect(queue.remove(CommandID(number: 2)) != nil)
        #expect(queue.releaseFirst(holds) == nil)
        #expect(queue.isEmpty)
    }

    @Test func `the earliest deadline is that of what still waits`() {
        let clock = WaitingClock()
        var queue = CommandQueue(patience: 7)
        queue.insert(command(0, .low, deadline: .at(at(5))), holds)
        queue.insert(command(1, .high, deadline: .waited(.seconds(9))), holds)
        queue.insert(command(2, .high, deadline: .at(at(7))), holds)
        #expect(queue.earliestDeadline(clock) == at(5))
        #expect(queue.expired(clock, at: at(4.9)) == nil)
        #expect(queue.expired(clock, at: at(5))?.id.number == 0)
        #expect(queue.remove(CommandID(number: 0)) != nil)
        #expect(queue.earliestDeadline(clock) == at(7))
        #expect(queue.remove(CommandID(number: 0)) == nil)
        queue.remove(CommandID(number: 2))
        #expect(queue.earliestDeadline(clock) == at(9))
        #expect(queue.expired(clock, at: at(9))?.id.number == 1)
        queue.removeAll()
        #expect(queue.earliestDeadline(clock) == nil)
    }

    @Test func `a default deadline stands still while a session is live`() {
        var clock = WaitingClock()
        var queue = CommandQueue(patience: 7)
        queue.insert(command(0, .low, deadline: .waited(clock.reading(at: at(10)) + .seconds(120))), holds)
        clock.stop(at: at(30))
        #expect(queue.earliestDeadline(clock) == nil)
        #expect(queue.expired(clock, at: at(5000)) == nil)
        clock.start(at: at(5000))
        #expect(queue.earliestDeadline(clock) == at(5100))
        clock.start(at: at(5050))
        #expect(queue.expired(clock, at: at(5100))?.id.number == 0)
    }
}

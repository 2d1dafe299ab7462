import Testing

@testable import GatewayProtocol

@Suite struct CommandQueueTests {
    private func command(_ number: UInt64, _ priority: CommandPriority, deadline: Double = 1000) -> QueuedCommand {
        QueuedCommand(
            id: CommandID(number: number),
            payload: [],
            opcode: .voiceStateUpdate,
            memberList: nil,
            priority: priority,
            submitted: .origin,
            deadline: at(deadline),
            isBoundToSession: false
        )
    }

    private func drain(_ queue: inout CommandQueue) -> [UInt64] {
        var order: [UInt64] = []
        while let next = queue.popNext(where: { _ in true }) { order.append(next.id.number) }
        return order
    }

    @Test func `a higher lane goes first, and each lane keeps its order`() {
        var queue = CommandQueue(patience: 100)
        for (number, priority) in [CommandPriority.low, .high, .normal, .low, .high, .normal].enumerated() {
            queue.insert(command(UInt64(number), priority))
        }
        #expect(drain(&queue) == [1, 4, 2, 5, 0, 3])
        #expect(queue.isEmpty)
        #expect(queue.earliestDeadline == nil)
    }

    @Test func `a lane is passed over only so many times`() {
        var queue = CommandQueue(patience: 3)
        for number in 0..<8 { queue.insert(command(UInt64(number), .high)) }
        queue.insert(command(8, .normal))
        queue.insert(command(9, .low))
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
                queue.insert(command(number, priority))
                waiting[priority, default: []].append(number)
            }
            guard Int.random(in: 0..<3, using: &random) == 0, let next = queue.popNext(where: { _ in true }) else {
                continue
            }
            #expect(waiting[next.priority]?.removeFirst() == next.id.number, "seed \(seed)")
            for lane in CommandPriority.allCases where waiting[lane]?.isEmpty == false {
                passed[lane] = lane == next.priority ? 0 : (passed[lane] ?? 0) + 1
                #expect((passed[lane] ?? 0) <= patience + 2, "seed \(seed), \(lane)")
            }
            passed[next.priority] = 0
            #expect(queue.count == waiting.values.reduce(0) { $0 + $1.count })
        }
    }

    @Test func `what may not be sent is passed by, and a repeated command takes its old place`() {
        var queue = CommandQueue(patience: 7)
        for number in 0..<3 as Range<UInt64> { queue.insert(command(number, .normal)) }
        let second = queue.popNext { $0.id.number > 0 }
        #expect(second?.id.number == 1)
        #expect(queue.popNext { _ in false } == nil)
        queue.insert(command(1, .normal))
        #expect(drain(&queue) == [0, 1, 2])
    }

    @Test func `the earliest deadline is that of what still waits`() {
        var queue = CommandQueue(patience: 7)
        queue.insert(command(0, .low, deadline: 5))
        queue.insert(command(1, .high, deadline: 9))
        queue.insert(command(2, .high, deadline: 7))
        #expect(queue.earliestDeadline == at(5))
        #expect(queue.removeFirst { $0.id.number == 0 } != nil)
        #expect(queue.earliestDeadline == at(7))
        #expect(queue.removeFirst { $0.id.number == 0 } == nil)
        queue.removeAll()
        #expect(queue.earliestDeadline == nil)
    }
}

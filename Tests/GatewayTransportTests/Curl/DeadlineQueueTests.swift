import Testing

@testable import GatewayTransport

struct DeadlineQueueTests {
    private final class Holder: DeadlineHolder {
        var deadline: ContinuousClock.Instant?
        var deadlineIndex: Int?
    }

    private let start = ContinuousClock.now
    private var queue = DeadlineQueue<Holder>()

    /// Adds a holder whose deadline is so many seconds after the start.
    private mutating func add(_ seconds: Int) -> Holder {
        let holder = Holder()
        set(holder, seconds)
        return holder
    }

    private mutating func set(_ holder: Holder, _ seconds: Int?) {
        holder.deadline = seconds.map { start + .seconds($0) }
        queue.update(holder)
    }

    /// The deadlines that expire by a time, in the order in which they are taken, in seconds after the start.
    private mutating func expire(at seconds: Int) -> [Int] {
        var expired: [Int] = []
        while let holder = queue.takeExpired(at: start + .seconds(seconds)) {
            if let deadline = holder.deadline { expired.append(Int((deadline - start) / .seconds(1))) }
        }
        return expired
    }

    @Test mutating func `deadlines expire in order, each once, and none early`() {
        for seconds in [5, 3, 9, 1, 7, 3, 8, 2] { _ = add(seconds) }
        #expect(queue.earliest == start + .seconds(1))
        #expect(expire(at: 0) == [])
        #expect(expire(at: 3) == [1, 2, 3, 3])
        #expect(expire(at: 7) == [5, 7])
        #expect(expire(at: 100) == [8, 9])
        #expect(queue.earliest == nil)
    }

    @Test mutating func `an earlier deadline counts at once`() {
        _ = add(4)
        let holder = add(9)
        set(holder, 2)
        #expect(queue.earliest == start + .seconds(2))
        #expect(expire(at: 3) == [2])
    }

    @Test mutating func `a deadline that was put off expires at its new time`() {
        let holder = add(2)
        _ = add(4)
        set(holder, 6)
        #expect(expire(at: 5) == [4])
        #expect(expire(at: 6) == [6])
    }

    @Test mutating func `a deadline that was waived does not expire, and may be set again`() {
        let holder = add(2)
        set(holder, nil)
        #expect(expire(at: 5) == [])
        set(holder, 7)
        #expect(expire(at: 7) == [7])
    }

    @Test mutating func `the others keep their order when one is removed`() {
        let holders = [1, 10, 2, 11, 12, 3, 4].map { add($0) }
        queue.remove(holders[3])
        queue.remove(holders[0])
        queue.remove(holders[0])
        #expect(expire(at: 20) == [2, 3, 4, 10, 12])
    }
}

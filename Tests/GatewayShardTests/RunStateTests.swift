import GatewayProtocol
import Testing

@testable import GatewayShard

@Suite struct RunStateTests {
    private let failure = ShardError(.eventBufferFull, "The queue is full")

    @Test func `a run begins once, and again after it has ended`() throws {
        var run = RunState()
        #expect(!run.isRunning && !run.isUndisturbed)
        try run.begin()
        #expect(run.isRunning && run.isUndisturbed)
        let error = #expect(throws: ShardError.self) { try run.begin() }
        #expect(error?.code == .alreadyRunning)
        _ = run.end(.closed)
        #expect(!run.isRunning)
        try run.begin()
        #expect(run.isUndisturbed)
    }

    @Test func `only the first request to stop counts, and it is taken once`() throws {
        var run = RunState()
        #expect(run.requestStop(keepingSession: true) == false)
        try run.begin()
        #expect(run.takeStopRequest() == nil)
        #expect(run.requestStop(keepingSession: true) == true)
        #expect(run.requestStop(keepingSession: false) == false)
        #expect(run.isRunning && !run.isUndisturbed)
        #expect(run.takeStopRequest() == true)
        #expect(run.takeStopRequest() == nil)
        #expect(run.isRunning)
    }

    @Test func `a session that is live already ends a wait at once`() async {
        var run = RunState()
        let waiter = run.makeSessionWaiter()
        let outcome = await withCheckedContinuation { run.wait(waiter, isReady: true, $0) }
        guard case .ready? = outcome else { return #expect(Bool(false), "\(outcome as Any)") }
    }

    @Test func `a waiting caller gets the session that comes`() async throws {
        var run = RunState()
        try run.begin()
        let waiter = run.makeSessionWaiter()
        let outcome = await withCheckedContinuation { continuation in
            run.wait(waiter, isReady: false, continuation)
            run.becameReady()
            // The wait is over: another end of it would trap.
            run.cancel(waiter)
            _ = run.end(.closed)
        }
        guard case .ready? = outcome else { return #expect(Bool(false), "\(outcome as Any)") }
    }

    @Test func `a waiting caller gets the end that comes before a session`() async throws {
        var run = RunState()
        try run.begin()
        let waiter = run.makeSessionWaiter()
        let outcome = await withCheckedContinuation { continuation in
            run.wait(waiter, isReady: false, continuation)
            _ = run.end(.fatalClose(FatalClose(.authenticationFailed, reason: "")))
        }
        guard case .ended(.failure(let error))? = outcome else { return #expect(Bool(false), "\(outcome as Any)") }
        #expect(error.code == .fatalClose && error.closeCode == .authenticationFailed)
    }

    @Test func `cancelling a wait ends it alone`() async throws {
        var run = RunState()
        try run.begin()
        let first = run.makeSessionWaiter()
        let second = run.makeSessionWaiter()
        let other = await withCheckedContinuation { continuation in
            run.wait(second, isReady: false, continuation)
            run.cancel(first)
            run.becameReady()
        }
        guard case .ready? = other else { return #expect(Bool(false), "\(other as Any)") }
        let cancelled = await withCheckedContinuation { continuation in
            run.wait(first, isReady: false, continuation)
            run.cancel(first)
            run.becameReady()
        }
        #expect(cancelled == nil)
    }

    @Test func `the failure that stopped the shard outranks the close that follows`() throws {
        var run = RunState()
        try run.begin()
        #expect(run.requestStop(keepingSession: true, because: failure) == true)
        let ending = run.end(.closed)
        #expect(throws: failure) { try ending.get() }
        #expect(throws: failure) { try run.ending?.get() }
    }

    @Test func `a failure of one run is not that of the next`() throws {
        var run = RunState()
        try run.begin()
        _ = run.requestStop(keepingSession: true, because: failure)
        _ = run.end(.closed)
        try run.begin()
        #expect(run.ending == nil)
        #expect(throws: Never.self) { try run.end(.closed).get() }
    }

    @Test func `a caller that waits for the end gets it, whether it waits before or after`() async throws {
        var run = RunState()
        try run.begin()
        let before = await withCheckedContinuation { continuation in
            run.waitForEnd(continuation)
            _ = run.end(.closed)
        }
        #expect(throws: Never.self) { try before.get() }
        let after = await withCheckedContinuation { run.waitForEnd($0) }
        #expect(throws: Never.self) { try after.get() }
    }
}

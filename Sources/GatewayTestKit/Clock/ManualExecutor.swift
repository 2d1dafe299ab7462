import Dispatch
import Synchronization

/// The executor of a ``ManualClock``: it runs one job at a time and knows when none is left.
///
/// As a serial executor it can be an actor's; as a task executor it can run a
/// test's own tasks, which the clock then waits for as well:
/// `Task(executorPreference: clock.executor) { … }`.
public final class ManualExecutor: SerialExecutor, TaskExecutor {
    /// Where jobs wait: in a dispatch queue, which runs them by itself, or in an array, until ``runNextJob()``.
    private enum Jobs {
        case dispatched(DispatchQueue)
        case collected(CollectedJobs)
    }

    private let jobs: Jobs
    private let timeline: Timeline

    init(timeline: Timeline, collectsJobs: Bool = false) {
        jobs = collectsJobs ? .collected(CollectedJobs()) : .dispatched(DispatchQueue(label: "gateway.manual-clock"))
        self.timeline = timeline
    }

    /// Runs a job after those that were enqueued before it.
    public func enqueue(_ job: consuming ExecutorJob) {
        add(UnownedJob(job))
    }

    /// Runs a job after those that were enqueued before it.
    package func add(_ job: UnownedJob) {
        timeline.jobBegan()
        switch jobs {
        case .dispatched(let queue): queue.async { self.run(job) }
        case .collected(let collected): collected.append(job)
        }
    }

    /// Runs the oldest job that was collected, on the caller's thread.
    ///
    /// - Returns: Whether there was one.
    package func runNextJob() -> Bool {
        guard case .collected(let collected) = jobs, let job = collected.takeFirst() else { return false }
        run(job)
        return true
    }

    private func run(_ job: UnownedJob) {
        unsafe job.runSynchronously(isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
        timeline.jobEnded()
    }
}

/// Jobs in the order in which they came.
private final class CollectedJobs: Sendable {
    private struct State {
        var jobs: [UnownedJob] = []
        var first = 0
    }

    private let state = Mutex(State())

    func append(_ job: UnownedJob) {
        state.withLock { $0.jobs.append(job) }
    }

    func takeFirst() -> UnownedJob? {
        state.withLock { state in
            guard state.first < state.jobs.count else { return nil }
            let job = state.jobs[state.first]
            state.first += 1
            if state.first == state.jobs.count {
                state.jobs.removeAll(keepingCapacity: true)
                state.first = 0
            }
            return job
        }
    }
}

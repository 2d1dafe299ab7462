import Dispatch

/// The executor of a ``ManualClock``: it runs one job at a time and knows when none is left.
///
/// As a serial executor it can be an actor's; as a task executor it can run a
/// test's own tasks, which the clock then waits for as well:
/// `Task(executorPreference: clock.executor) { … }`.
public final class ManualExecutor: SerialExecutor, TaskExecutor {
    private let queue = DispatchQueue(label: "gateway.manual-clock")
    private let timeline: Timeline

    init(timeline: Timeline) {
        self.timeline = timeline
    }

    /// Runs a job after those that were enqueued before it.
    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        timeline.jobBegan()
        queue.async {
            unsafe job.runSynchronously(
                isolatedTo: self.asUnownedSerialExecutor(),
                taskExecutor: self.asUnownedTaskExecutor()
            )
            self.timeline.jobEnded()
        }
    }
}

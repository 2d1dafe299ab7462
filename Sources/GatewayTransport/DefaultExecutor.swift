import Dispatch

extension Transport {
    /// A new serial executor on a dispatch queue.
    public var executor: any SerialExecutor { DispatchQueueExecutor() }
}

/// Runs jobs one after the other on a dispatch queue.
final class DispatchQueueExecutor: SerialExecutor, TaskExecutor {
    private let queue = DispatchQueue(label: "gateway.shard")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async {
            unsafe job.runSynchronously(
                isolatedTo: self.asUnownedSerialExecutor(),
                taskExecutor: self.asUnownedTaskExecutor()
            )
        }
    }
}

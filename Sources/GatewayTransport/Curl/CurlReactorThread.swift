import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The parameters of a connection to open.
struct CurlOpening: Sendable {
    var url: WebSocketURL
    var configuration: CurlTransport.Configuration
    var mailbox: CurlMailbox
    var start: ContinuousClock.Instant
}

/// The thread that serves all connections, and runs the actors that use them.
///
/// It alternates between jobs and sockets: a batch of jobs, then one look at
/// the sockets, so that neither can starve the other.
///
/// It is a task executor as well: the runtime continues a task that has waited on the task's executor
/// before the actor's. A task that does not prefer this one changes threads twice for each wait.
final class CurlReactorThread: SerialExecutor, TaskExecutor {
    /// A request of another thread to the reactor.
    enum Command: Sendable {
        case open(identifier: Int, CurlOpening)
        case service(identifier: Int)
        case connectResolved(identifier: Int)
        case schedule(CurlTimerWaits, identifier: Int)
        case removeTimer(identifier: Int)
    }

    private struct Queue: Sendable {
        var jobs: [UnownedJob] = []
        var commands: [Command] = []
        var lastIdentifier = 0
        var isSleeping = false
    }

    /// The name that the system shows for the thread; Linux takes 15 bytes.
    static let name = "gateway-curl"

    private let queue = CurlLock(Queue())
    private let waker: SocketPoller.Waker
    private let thread = Atomic<UInt>(0)

    init(waker: SocketPoller.Waker) {
        self.waker = waker
    }

    // MARK: - From any thread

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        push { $0.jobs.append(job) }
    }

    /// - Returns: The connection's identifier.
    func open(_ opening: CurlOpening) -> Int {
        push { queue in
            queue.lastIdentifier += 1
            queue.commands.append(.open(identifier: queue.lastIdentifier, opening))
            return queue.lastIdentifier
        }
    }

    func requestService(of identifier: Int) {
        push { $0.commands.append(.service(identifier: identifier)) }
    }

    /// Lets a connection go on whose name has been looked up.
    func connectResolved(_ identifier: Int) {
        push { $0.commands.append(.connectResolved(identifier: identifier)) }
    }

    /// Makes an identifier for a timer.
    func makeIdentifier() -> Int {
        queue.withLock { queue in
            queue.lastIdentifier += 1
            return queue.lastIdentifier
        }
    }

    /// Lets the reactor end a timer's wait at its deadline.
    func schedule(_ waits: CurlTimerWaits, _ identifier: Int) {
        push { $0.commands.append(.schedule(waits, identifier: identifier)) }
    }

    func removeTimer(_ identifier: Int) {
        push { $0.commands.append(.removeTimer(identifier: identifier)) }
    }

    func checkIsolated() {
        precondition(isCurrent, "This is not the thread of the transport")
    }

    func isIsolatingCurrentContext() -> Bool? { isCurrent }

    private var isCurrent: Bool { thread.load(ordering: .relaxed) == Self.current }

    private func push<Result>(_ change: (inout Queue) -> Result) -> Result {
        let (result, isSleeping) = queue.withLock { queue in
            defer { queue.isSleeping = false }
            return (change(&queue), queue.isSleeping)
        }
        if isSleeping { waker.wake() }
        return result
    }

    // MARK: - From the thread itself

    /// Serves for good.
    func run(_ reactor: CurlReactor) -> Never {
        thread.store(Self.current, ordering: .relaxed)
        Self.blockBrokenPipeSignal()
        Self.takeName(Self.name)
        // Isolated once for all, since each time would cost an allocation.
        return reactor.assumeIsolated { reactor in
            var batch: [UnownedJob] = []
            while true {
                runJobs(&batch)
                reactor.turn()
            }
        }
    }

    /// - Parameter commands: An empty array, whose room serves for those that come next; becomes the commands.
    func takeCommands(_ commands: inout [Command]) {
        queue.withLock { swap(&$0.commands, &commands) }
    }

    /// Asks for a wake-up from now on.
    ///
    /// - Returns: Whether there is nothing to do, so that the thread may sleep.
    func prepareToSleep() -> Bool {
        queue.withLock { queue in
            queue.isSleeping = queue.jobs.isEmpty && queue.commands.isEmpty
            return queue.isSleeping
        }
    }

    /// Waives the wake-up again.
    func endSleep() {
        queue.withLock { $0.isSleeping = false }
    }

    /// Runs jobs until there are none, or the sockets have waited long enough.
    private func runJobs(_ batch: inout [UnownedJob]) {
        var budget = 1_024
        while budget > 0 {
            queue.withLock { swap(&$0.jobs, &batch) }
            guard !batch.isEmpty else { return }
            for job in batch {
                unsafe job.runSynchronously(
                    isolatedTo: asUnownedSerialExecutor(),
                    taskExecutor: asUnownedTaskExecutor()
                )
            }
            budget -= batch.count
            batch.removeAll(keepingCapacity: true)
        }
    }

    private static var current: UInt {
        #if canImport(Darwin)
        unsafe UInt(bitPattern: pthread_self())
        #else
        pthread_self()
        #endif
    }

    /// Names the current thread, for tools such as `top`.
    static func takeName(_ name: String) {
        #if canImport(Darwin)
        unsafe pthread_setname_np(name)
        #else
        // The C library's Swift module leaves the function out.
        guard let file = unsafe fopen("/proc/thread-self/comm", "we") else { return }
        unsafe fputs(name, file)
        unsafe fclose(file)
        #endif
    }

    /// Before libcurl 7.88, TLS writes to a broken connection raise the signal, which would kill the process.
    private static func blockBrokenPipeSignal() {
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, SIGPIPE)
        unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}

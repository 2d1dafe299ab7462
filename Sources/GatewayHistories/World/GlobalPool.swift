#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif
import GatewayTestKit

/// Keeps jobs from the global pool while a thread plays a history.
///
/// A job that the code under test hands to the global pool would run on another thread, at a time that no seed decides.
/// The runtime's hook gives such jobs to the history's own executor and counts them: each is a place where the shard
/// depends on the application's threads.
enum GlobalPool {
    private typealias Original = @convention(thin) (UnownedJob) -> Void
    private typealias Hook = @convention(thin) (UnownedJob, Original) -> Void

    /// The executor that takes the jobs of a thread.
    private final class Detour {
        let executor: ManualExecutor
        var jobs = 0

        init(to executor: ManualExecutor) {
            self.executor = executor
        }
    }

    /// The place of the current thread's detour, made together with the hook.
    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        unsafe pthread_key_create(&key, nil)
        if let symbol = unsafe dlsym(dlopen(nil, RTLD_LAZY), "swift_task_enqueueGlobal_hook") {
            unsafe symbol.assumingMemoryBound(to: Hook?.self).pointee = { job, original in
                if let detour = GlobalPool.current {
                    detour.jobs += 1
                    detour.executor.add(job)
                } else {
                    original(job)
                }
            }
        }
        return key
    }()

    private static var current: Detour? {
        guard let pointer = unsafe pthread_getspecific(key) else { return nil }
        return unsafe Unmanaged<Detour>.fromOpaque(pointer).takeUnretainedValue()
    }

    /// Runs a body whose jobs for the global pool go to an executor.
    ///
    /// - Returns: The result of the body, and the number of jobs.
    static func detour<Value>(to executor: ManualExecutor, _ body: () -> Value) -> (value: Value, jobs: Int) {
        let detour = Detour(to: executor)
        let before = unsafe pthread_getspecific(key)
        unsafe pthread_setspecific(key, Unmanaged.passUnretained(detour).toOpaque())
        defer { unsafe pthread_setspecific(key, before) }
        return withExtendedLifetime(detour) { (body(), detour.jobs) }
    }
}

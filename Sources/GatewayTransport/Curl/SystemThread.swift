#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A detached thread of the system, for work that blocks.
enum SystemThread {
    private final class Job: Sendable {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Runs a function on a new thread.
    ///
    /// - Parameter body: The function; the thread ends with it.
    /// - Returns: Whether the system started a thread.
    static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        let argument = unsafe Unmanaged.passRetained(Job(body)).toOpaque()
        #if canImport(Darwin)
        var identifier: pthread_t?
        #else
        var identifier = pthread_t()
        #endif
        let result = unsafe pthread_create(
            &identifier,
            nil,
            { argument in
                #if canImport(Darwin)
                let job = unsafe Unmanaged<Job>.fromOpaque(argument).takeRetainedValue()
                #else
                guard let argument = unsafe argument else { return nil }
                let job = unsafe Unmanaged<Job>.fromOpaque(argument).takeRetainedValue()
                #endif
                job.body()
                return nil
            },
            argument
        )
        guard result == 0 else {
            unsafe Unmanaged<Job>.fromOpaque(argument).release()
            return false
        }
        #if canImport(Darwin)
        if let identifier = unsafe identifier { unsafe pthread_detach(identifier) }
        #else
        pthread_detach(identifier)
        #endif
        return true
    }
}

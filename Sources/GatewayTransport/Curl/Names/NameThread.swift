#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A thread for name lookups, which block.
enum NameThread {
    /// The name that the system shows; Linux takes 15 bytes.
    static let name = "gateway-names"

    /// Runs a function on a new thread.
    ///
    /// - Parameter body: The function; the thread ends with it.
    /// - Returns: Whether the system started a thread.
    static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        SystemThread.start {
            blockSignals()
            CurlReactorThread.takeName(name)
            body()
        }
    }

    /// Leaves signals to the program's threads.
    private static func blockSignals() {
        var signals = sigset_t()
        unsafe sigfillset(&signals)
        unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}

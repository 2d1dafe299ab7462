#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif
import Dispatch
import Synchronization

/// The handling of Ctrl-C: the first one asks to close, the second ends the program.
///
/// SIGTERM asks to close, however often it comes.
final class Interrupts {
    private final class Counter: Sendable {
        let interrupts = Atomic(0)
    }

    private let sources: [any DispatchSourceSignal]

    init(_ close: @escaping @Sendable () -> Void) {
        // A closed pipe shows as an error of the write.
        signal(SIGPIPE, SIG_IGN)
        let queue = DispatchQueue(label: "gateway.interrupts")
        let counter = Counter()
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                if number == SIGINT, counter.interrupts.add(1, ordering: .relaxed).newValue > 1 { _exit(128 + SIGINT) }
                close()
            }
            source.resume()
            return source
        }
    }

    deinit {
        for source in sources { source.cancel() }
    }
}

import Dispatch
import Glibc
import Synchronization

/// What Ctrl-C does: once, it asks to close; twice, it ends the program.
final class Interrupts {
    private final class Counter: Sendable {
        let signals = Atomic(0)
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
                guard counter.signals.add(1, ordering: .relaxed).newValue == 1 else { _exit(128 + number) }
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

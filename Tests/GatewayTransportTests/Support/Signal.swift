/// Values that a server's script tells its test.
final class Signal<Value: Sendable>: Sendable {
    private let stream: AsyncStream<Value>
    private let continuation: AsyncStream<Value>.Continuation

    init() {
        (stream, continuation) = AsyncStream.makeStream()
    }

    func send(_ value: Value) {
        continuation.yield(value)
    }

    /// Waits for a value; the test's time limit is the deadline.
    func next() async -> Value? {
        await stream.first { _ in true }
    }
}

extension Signal<Void> {
    func send() { send(()) }
}

/// Callers that wait for one thing.
struct Waiters<Value: Sendable> {
    private var continuations: [CheckedContinuation<Value, Never>] = []

    mutating func add(_ continuation: CheckedContinuation<Value, Never>) {
        continuations.append(continuation)
    }

    mutating func resume(returning value: Value) {
        let waiting = continuations
        continuations = []
        for continuation in waiting { continuation.resume(returning: value) }
    }
}

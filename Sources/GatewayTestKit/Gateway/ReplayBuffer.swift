/// The last events of a session, as they were sent.
struct ReplayBuffer: Sendable {
    private let countLimit: Int
    private let byteLimit: Int
    private var payloads: [[UInt8]] = []
    private var head = 0
    private var bytes = 0
    private var lastSequence = 0

    init(countLimit: Int, byteLimit: Int) {
        self.countLimit = countLimit
        self.byteLimit = byteLimit
    }

    private var count: Int { payloads.count - head }

    /// Keeps the payload of the next event.
    mutating func append(_ payload: [UInt8]) {
        payloads.append(payload)
        bytes += payload.count
        lastSequence += 1
        while count > countLimit || (bytes > byteLimit && count > 0) {
            bytes -= payloads[head].count
            payloads[head] = []
            head += 1
        }
        if head > 64, head > payloads.count / 2 {
            payloads.removeFirst(head)
            head = 0
        }
    }

    /// The events after a sequence number, or `nil` if they are no longer all there.
    func payloads(after sequence: Int) -> ArraySlice<[UInt8]>? {
        let missing = lastSequence - sequence
        guard missing >= 0, missing <= count else { return nil }
        return payloads[(payloads.endIndex - missing)...]
    }
}

/// The user's handle on one connection.
final class CurlConnection: TransportConnection {
    private let mailbox: CurlMailbox
    private let reactor: CurlReactor?
    private let identifier: Int

    /// Begins to open a connection.
    init(to url: WebSocketURL, configuration: CurlTransport.Configuration, reactor: CurlReactor) {
        let mailbox = CurlMailbox(
            receiveQueueLimit: configuration.receiveQueueLimit,
            sendQueueLimit: configuration.sendQueueLimit
        )
        self.mailbox = mailbox
        self.reactor = reactor
        identifier = reactor.thread.open(
            CurlOpening(url: url, configuration: configuration, mailbox: mailbox, start: .now)
        )
    }

    /// A connection that could not even be tried.
    init(failedWith error: TransportError) {
        mailbox = CurlMailbox(receiveQueueLimit: 0, sendQueueLimit: 0)
        reactor = nil
        identifier = 0
        mailbox.report(CurlMailbox.Report(end: Disconnection(error: error), traffic: Traffic(), unsentBytes: 0))
    }

    deinit {
        requestService(mailbox.release())
    }

    var traffic: Traffic { mailbox.traffic }

    nonisolated(nonsending) func next(within timeout: Duration?, receiving: Bool) async -> Arrival {
        let (arrival, needsService) = mailbox.take(receiving: receiving, isCancelled: Task.isCancelled)
        requestService(needsService)
        if let arrival { return arrival }
        return await wait(until: timeout.flatMap(CurlWaiter.deadline), receiving: receiving, isolation: #isolation)
    }

    func send(_ message: WebSocketMessage) throws(TransportError) {
        requestService(try mailbox.send(message))
    }

    func close(code: UInt16, reason: String) {
        requestService(mailbox.close(code: code, reason: reason))
    }

    func abort() {
        requestService(mailbox.abort())
    }

    func wake() {
        mailbox.wake()
    }

    /// Waits for an arrival on the caller's actor.
    ///
    /// The closure only calls a function that is isolated to that actor. Swift 6.3 would run anything
    /// else in it on another thread (swiftlang/swift#85518), which costs two hops a wait.
    private func wait(
        until deadline: ContinuousClock.Instant?,
        receiving: Bool,
        isolation: isolated (any Actor)?
    ) async -> Arrival {
        await withTaskCancellationHandler {
            await park(until: deadline, receiving: receiving, isolation: isolation)
        } onCancel: {
            mailbox.cancel()
        }
    }

    private func park(
        until deadline: ContinuousClock.Instant?,
        receiving: Bool,
        isolation: isolated (any Actor)?
    ) async -> Arrival {
        await withCheckedContinuation(isolation: isolation) { continuation in
            let waiter = CurlWaiter(continuation: continuation, deadline: deadline)
            requestService(mailbox.wait(waiter, receiving: receiving))
        }
    }

    private func requestService(_ isNeeded: Bool) {
        if isNeeded { reactor?.thread.requestService(of: identifier) }
    }
}

extension CurlConnection: CustomReflectable {
    /// Empty, because the connection's state belongs to another thread.
    var customMirror: Mirror { Mirror(self, children: []) }
}

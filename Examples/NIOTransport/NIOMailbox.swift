import GatewayTransport
import NIOCore
import Synchronization

/// What the user and the event loop leave for each other: the only thing that both touch.
final class NIOMailbox: Sendable {
    /// What the user wants of the event loop.
    enum Wish {
        case read
        case send(WebSocketMessage)
        case close(code: UInt16, reason: String)
    }

    struct State {
        enum Phase { case opening, open, closing, ended }

        let configuration: NIOTransport.Configuration
        fileprivate(set) var phase = Phase.opening
        var traffic = Traffic()
        /// Ends opening or closing.
        var deadline: Scheduled<Void>?

        // On its way to the user.
        var isReceiving = true
        var isWoken = false
        var isCancellationTold = false
        private var opened: ConnectionInfo?
        private var messages: MessageBatch = []
        private var untaken = 0
        private var end: Disconnection?
        private var isEndTold = false
        private var waitCount = 0
        private var hasExpired = false
        fileprivate var waiter: CheckedContinuation<Arrival, Never>?
        fileprivate var timer: Scheduled<Void>?

        // On its way to the event loop.
        var channel: (any Channel)?
        var wishes: [Wish] = []
        var unsent = 0

        init(_ configuration: NIOTransport.Configuration) {
            self.configuration = configuration
        }
    }

    private let state: Mutex<State>

    init(_ configuration: NIOTransport.Configuration) {
        state = Mutex(State(configuration))
    }

    /// Reads or changes the state, and then tells everybody whom it concerns; no lock is held by then.
    @discardableResult
    func change<Result: Sendable>(_ body: (inout State) -> Result) -> Result {
        let (result, actions) = state.withLock { state in
            let phase = state.phase
            let result = body(&state)
            var actions: [@Sendable () -> Void] = []
            if let waiter = state.waiter, let arrival = state.next() ?? state.timeout {
                state.waiter = nil
                let timer = state.timer.take()
                actions.append {
                    timer?.cancel()
                    waiter.resume(returning: arrival)
                }
            }
            if state.phase != phase, let deadline = state.deadline.take() { actions.append { deadline.cancel() } }
            if let channel = state.channel {
                let wishes = state.wishes
                state.wishes = []
                if state.phase == .ended {
                    state.channel = nil
                    actions.append { channel.close(promise: nil) }
                } else {
                    actions.append { for wish in wishes { channel.pipeline.fireUserInboundEventTriggered(wish) } }
                }
            }
            return (result, actions)
        }
        for action in actions { action() }
        return result
    }
}

// What comes from the network.
extension NIOMailbox.State {
    /// Whether the socket may be read.
    var mayRead: Bool {
        switch phase {
        case .opening, .closing: true
        case .open: isReceiving && untaken < configuration.receiveQueueLimit
        case .ended: false
        }
    }

    mutating func open(_ info: ConnectionInfo) {
        guard phase == .opening else { return }
        phase = .open
        opened = info
    }

    mutating func deliver(_ message: WebSocketMessage) {
        guard phase == .open else { return }
        messages.append(message)
        untaken += message.payload.count
    }

    mutating func finish(_ disconnection: Disconnection) {
        guard phase != .ended else { return }
        phase = .ended
        end = disconnection
    }

    mutating func finish(_ code: TransportError.Code, _ message: String) {
        finish(Disconnection(error: TransportError(code, message)))
    }
}

// What comes from the user.
extension NIOMailbox.State {
    /// The next thing to tell: the end comes behind the messages, and stays for ever.
    mutating func next() -> Arrival? {
        if isEndTold, let end { return .closed(end) }
        if isWoken {
            isWoken = false
            return .woken
        }
        if let info = opened.take() { return .opened(info) }
        if !messages.isEmpty {
            defer { if isReceiving { drop() } }
            return isReceiving ? .messages(messages) : nil
        }
        guard let end else { return nil }
        isEndTold = true
        return .closed(end)
    }

    fileprivate var timeout: Arrival? { hasExpired ? .timeout : nil }

    /// Announces a wait, whose number its timer needs.
    mutating func announceWait() -> Int {
        hasExpired = false
        waitCount += 1
        return waitCount
    }

    /// - Returns: A wait that is displaced.
    mutating func begin(
        _ waiter: CheckedContinuation<Arrival, Never>,
        _ timer: Scheduled<Void>?
    ) -> CheckedContinuation<Arrival, Never>? {
        defer { (self.waiter, self.timer) = (waiter, timer) }
        return self.waiter
    }

    mutating func expire(_ wait: Int) {
        hasExpired = hasExpired || wait == waitCount
    }

    mutating func cancel() {
        isWoken = isWoken || !isCancellationTold
        isCancellationTold = true
    }

    mutating func send(_ message: WebSocketMessage) -> TransportError? {
        guard phase == .open else { return TransportError(.notOpen, "The connection is not open") }
        guard unsent == 0 || unsent + message.payload.count <= configuration.sendQueueLimit else {
            return TransportError(.sendQueueFull, "\(unsent) bytes wait to be sent")
        }
        unsent += message.payload.count
        wishes.append(.send(message))
        return nil
    }

    mutating func close(code: UInt16, reason: String) {
        if phase == .opening { return abort() }
        guard phase == .open else { return }
        phase = .closing
        drop()
        wishes.append(.close(code: code, reason: reason))
    }

    mutating func abort() {
        drop()
        finish(.aborted, "This side dropped the connection")
    }

    private mutating func drop() { (opened, messages, untaken) = (nil, [], 0) }
}

import CCurl

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// One connection on the reactor's thread, from dialling to the freed descriptor.
///
/// The reactor calls it when the user has asked for something, when its socket is ready, when libcurl has connected it,
/// and when its deadline has passed. It reports to its user through the mailbox.
final class CurlLink: DeadlineHolder {
    private enum Phase {
        /// Nothing has begun.
        case idle
        /// The addresses are looked up; then libcurl connects and does TLS.
        case connecting
        /// The server has not answered the upgrade.
        case upgrading
        /// Messages go both ways.
        case open
        /// The peer broke a rule; its user may still answer what came before.
        case failing
        /// The closing handshake has begun.
        case closing
        /// The user knows the end; a last Close frame is on its way.
        case flushing
        /// The descriptor is freed.
        case ended
    }

    /// How many bytes libcurl and TLS may hold of those that the kernel has handed out.
    private static let bufferedAboveTCP: UInt64 = 256 << 10
    /// How many bytes of answers to pings may wait before the peer is not read.
    private static let pongDebtLimit = 64 << 10

    let identifier: Int
    private let configuration: CurlTransport.Configuration
    private let mailbox: CurlMailbox
    private let resources: CurlResources
    /// The addresses of the connection.
    private let dial: CurlDial
    /// How far opening is, and how far it was when it ended.
    private let progress: CurlProgress
    /// The stage for which libcurl's own deadline is set.
    private var observedStage = TransportError.Stage.nameLookup

    private var phase = Phase.idle
    private var client: WebSocketClient
    private var easy: CurlEasy?
    private var socket: Int32 = -1
    /// Whether the user has released the connection.
    private var isReleased = false
    /// Whether connecting was tried again after libcurl had pruned the connection.
    private var isSecondTry = false

    private let outgoing = SendQueue()
    private var reader: StreamReader
    /// Whether the peer is given time before the connection is freed, so that it reads our Close frame.
    private var mustDrain = false
    /// How much the answers to pings have added to what waits to be sent.
    private var pongDebt = 0

    /// The mailbox's last answer.
    private var demand = CurlMailbox.Demand(mayRead: true, hasAll: false, deadline: nil)
    /// Whether bytes may be left that the kernel does not report.
    private var isReadable = false
    /// Whether bytes wait for the socket to take them.
    private var isBlocked = false

    /// The error number of an address that failed before another one answered.
    private var staleSystemError: Int32?
    /// Why nothing can be sent any more.
    private var sendFailure: TransportError?
    /// The end of the peer's stream, seen while the socket is not read: no message is accepted any more.
    private var hangup: TransportError?
    /// Once nothing can be sent, up to how many received bytes the connection is read.
    private var drainLimit: UInt64 = 0

    /// Whether the reactor has still to look at what the connection waits for.
    private(set) var needsPollUpdate = false
    /// The interest that is set in the poller.
    private var polled: SocketPoller.Interest = []
    var deadlineIndex: Int?

    /// When the current phase must be over, opening apart.
    private var phaseLimit: ContinuousClock.Instant?
    /// By when ``SendQueue/sent`` must have reached a mark.
    private var sendDeadline: (mark: UInt64, instant: ContinuousClock.Instant)?
    /// When to check whether the peer is silent.
    private var hearingCheck: ContinuousClock.Instant?

    init(
        identifier: Int,
        opening: CurlOpening,
        route: CurlRoute,
        dial: CurlDial,
        client: WebSocketClient,
        on resources: CurlResources
    ) {
        self.identifier = identifier
        self.resources = resources
        self.dial = dial
        configuration = opening.configuration
        mailbox = opening.mailbox
        reader = StreamReader(isPlain: !route.url.isSecure && route.proxy == nil)
        progress = CurlProgress(
            route,
            start: opening.start,
            peerSilence: opening.configuration.deadlines.peerSilence
        )
        self.client = client
        self.client.drainOutput { outgoing.append($0) }
    }
}

// MARK: - What the reactor sees

extension CurlLink {
    /// Whether libcurl drives the connection.
    var isConnecting: Bool { phase == .connecting && easy != nil }

    /// Whether the table can forget the connection.
    ///
    /// It stays while its user holds it, because the end may wait for messages to be taken, and such waits have deadlines.
    var isFinished: Bool { phase == .ended && isReleased }

    /// Whether there is something to read that the kernel does not report.
    var hasMoreToRead: Bool { isReadable && wantsRead && easy != nil }

    /// When something must be done although nothing happens.
    var deadline: ContinuousClock.Instant? {
        // Not a loop over an array, which would be allocated in each turn of the reactor.
        var earliest = phaseDeadline
        func consider(_ other: ContinuousClock.Instant?) {
            guard let other else { return }
            earliest = min(earliest ?? other, other)
        }
        consider(sendDeadline?.instant)
        consider(hearingCheck)
        consider(demand.deadline)
        return earliest
    }

    /// Brings the interest of the poller up to date.
    func updatePolling() {
        needsPollUpdate = false
        var interest: SocketPoller.Interest = []
        if socket >= 0 {
            if wantsRead { interest.insert(.read) } else if phase == .open, hangup == nil { interest.insert(.hangup) }
            if isBlocked { interest.insert(.write) }
        }
        do {
            try poll(for: interest)
        } catch {
            end(error)
        }
    }

    private func poll(for interest: SocketPoller.Interest) throws(TransportError) {
        try resources.poller.set(socket, from: polled, to: interest, identifier: identifier)
        polled = interest
    }

    /// Whether the socket should be read.
    ///
    /// A peer that sends pings and does not take the answers is not read either.
    private var wantsRead: Bool {
        switch phase {
        case .idle, .connecting, .failing, .ended: false
        case .upgrading, .closing: true
        case .open: demand.mayRead && pongDebt < Self.pongDebtLimit
        case .flushing: mustDrain
        }
    }

    private func setNeedsPollUpdate() {
        guard !needsPollUpdate else { return }
        needsPollUpdate = true
        resources.noteChange(of: self)
    }

    private func enter(_ phase: Phase, within limit: Duration? = nil) {
        setNeedsPollUpdate()
        self.phase = phase
        phaseLimit = limit.map { .now + $0 }
    }

    /// When the current phase must be over.
    private var phaseDeadline: ContinuousClock.Instant? {
        switch phase {
        case .connecting, .upgrading: progress.timeline.deadline(configuration.deadlines)
        case .idle, .open, .failing, .closing, .flushing, .ended: phaseLimit
        }
    }
}

// MARK: - Opening

extension CurlLink {
    /// Begins to connect, unless the user has given up already.
    func connect() {
        guard phase == .idle else { return }
        enter(.connecting)
        dial.begin()
        connectIfResolved()
    }

    /// Lets libcurl connect as soon as the addresses are known.
    func connectIfResolved() {
        guard phase == .connecting, easy == nil else { return }
        switch dial.state {
        case .waiting: return
        case .failed(let error): end(error)
        case .ready: attachToLibrary()
        }
    }

    private func attachToLibrary() {
        progress.attach(at: .now)
        setNeedsPollUpdate()
        do {
            let easy = try CurlEasy(identifier: identifier)
            try easy.configure(for: progress.route, configuration, dial: dial, library: resources.library)
            try easy.observe(with: progress)
            try unsafe easy.share(resources.multi.sessions)
            self.easy = easy
            try easy.attach(to: resources.multi)
        } catch {
            end(error)
        }
    }

    /// Follows what libcurl does, and moves libcurl's own deadline with it.
    func updateProgress() {
        guard phase == .connecting else { return }
        progress.look()
        let stage = progress.stage
        guard stage != observedStage, let easy else { return }
        observedStage = stage
        setNeedsPollUpdate()
        let deadlines = configuration.deadlines
        let passed = .now - progress.attached
        try? easy.limitConnecting(to: passed + (stage == .tcp ? deadlines.tcp : deadlines.opening))
    }

    /// Begins the upgrade, or ends because libcurl has failed.
    func finishConnecting(_ result: CURLcode) {
        guard phase == .connecting, let easy else { return }
        guard result == CURLE_OK, let socket = easy.socket else {
            return end(CurlOpeningFailure(result, of: easy, progress).error)
        }
        try? easy.enlargeReads()
        progress.finish()
        enter(.upgrading)
        self.socket = socket
        staleSystemError = easy.systemError
        isReadable = true
        flush()
        drainAfterSendFailure()
    }

    /// Connects again if libcurl has lost the connection between opening it and its first use.
    private func isRetrying(after result: CURLcode) -> Bool {
        guard result == CURLE_UNSUPPORTED_PROTOCOL, phase == .upgrading, !isSecondTry, outgoing.sent == 0 else {
            return false
        }
        isSecondTry = true
        disconnect()
        progress.restart(at: .now)
        observedStage = .nameLookup
        enter(.idle)
        connect()
        return true
    }

    /// The server has agreed to the upgrade.
    private func open() -> ConnectionInfo {
        let timings = progress.timeline.timings(at: .now)
        enter(.open)
        hearingCheck = .now
        return ConnectionInfo(progress.route, easy, timings)
    }
}

// MARK: - The user's requests

extension CurlLink {
    /// Does what the user has asked for.
    func serviceRequests() {
        setNeedsPollUpdate()
        // The room for messages goes to and fro between mailbox and reactor.
        var messages: [WebSocketMessage] = []
        swap(&messages, &resources.messages)
        defer {
            messages.removeAll(keepingCapacity: messages.count <= 16)
            swap(&messages, &resources.messages)
        }
        let (work, demand) = mailbox.takeWork(&messages)
        self.demand = demand
        isReleased = work.isReleased
        guard !work.isAborted else { return free() }
        guard phase != .flushing else { return }
        guard phase != .ended else { return free() }
        guard phase != .failing || !work.isReleased else { return fail() }
        // A closing handshake goes on although nothing waits for its end.
        guard !work.isReleased || work.close != nil || phase == .closing else { return free() }
        for message in messages {
            // The mailbox takes no message unless the connection is open.
            try? client.send(message, using: &resources.random)
        }
        if phase == .failing, demand.hasAll || work.close != nil { return fail() }
        if let (code, reason) = work.close {
            client.close(code: code, reason: reason, using: &resources.random)
            enter(.closing, within: configuration.deadlines.closing)
        }
        flushOutput()
        if hasMoreToRead { read() }
        drainAfterSendFailure()
    }

    /// Reports to the user, and learns what the user wants.
    private func report(opened: ConnectionInfo? = nil, messages: MessageBatch = [], end: Disconnection? = nil) {
        if !messages.isEmpty { dial.succeed(progress) }
        if let end, phase != .closing { dial.fail(end.error, progress, at: .now) }
        demand = mailbox.report(
            CurlMailbox.Report(
                opened: opened,
                messages: messages,
                end: end?.naming(progress.route.url, stage: stage),
                sendFailure: sendFailure ?? hangup,
                traffic: Traffic(received: reader.received, sent: outgoing.sent),
                unsentBytes: outgoing.count
            )
        )
    }
}

// MARK: - Sockets

extension CurlLink {
    /// Reads and writes what the socket gives and takes.
    func serve() {
        guard socket >= 0, easy != nil else { return }
        setNeedsPollUpdate()
        if polled.contains(.hangup) { noticeHangup() }
        if isBlocked {
            flush()
            if easy != nil, phase != .flushing { report() }
        }
        if wantsRead { read() }
        drainAfterSendFailure()
    }

    /// Accepts no message once the peer has ended its stream: a message would count as sent and be lost.
    private func noticeHangup() {
        guard hangup == nil else { return }
        hangup = diagnosis.hangup
        if hangup != nil { report() }
    }

    /// Sends what the WebSocket has produced.
    private func flushOutput() {
        var isEmpty = true
        client.drainOutput { output in
            // Answers to pings, for example, which the peer does not take any more.
            guard sendFailure == nil else { return }
            outgoing.append(output)
            isEmpty = false
        }
        guard !isEmpty else { return }
        flush()
        if phase != .flushing { report() }
    }

    private func flush() {
        guard let easy, socket >= 0, sendFailure == nil else { return }
        let outcome = outgoing.flush(to: easy)
        isBlocked = outcome == .wouldBlock
        updateSendDeadline(at: .now)
        switch outcome {
        case .done:
            pongDebt = 0
            if phase == .flushing, !mustDrain { free() }
        case .wouldBlock:
            break
        case .failed(let result):
            guard !isRetrying(after: result) else { return }
            failSending(diagnosis.failure(result))
        }
    }

    /// Notes how long what waits to be sent may still wait.
    ///
    /// Progress alone is not enough, or a peer that takes a byte a second could
    /// hold us up for ever: everything that waits now must be gone in time.
    private func updateSendDeadline(at now: ContinuousClock.Instant) {
        guard outgoing.count > 0 else {
            sendDeadline = nil
            return
        }
        if let sendDeadline, outgoing.sent < sendDeadline.mark { return }
        sendDeadline = (outgoing.sent + UInt64(outgoing.count), now + configuration.deadlines.sending)
    }

    private func read() {
        guard let easy else { return }
        var budget = resources.readBudget
        var reading = CurlEasy.Reading.full
        repeat {
            let count: Int
            (count, reading) = reader.read(
                from: easy,
                into: &client,
                atMost: budget,
                to: &resources.readResult,
                reusing: &resources.buffers,
                using: &resources.random
            )
            budget -= count
        } while reading == .full && budget > 0 && (client.isReading || phase == .flushing)
        isReadable = reading == .full
        passOn(resources.readResult.takeAll())

        switch reading {
        case .full, .drained:
            break
        case .ended:
            let message = client.receiveEnd()?.error?.message
            finish(diagnosis.endOfStream(message ?? "The connection was closed"))
        case .failed(let result):
            finish(diagnosis.failure(result))
        }
    }

    private func passOn(_ result: ReadResult) {
        pongDebt += sendFailure == nil ? result.pongDebt : 0
        let opened = result.isOpened ? open() : nil
        guard let end = result.end else {
            flushOutput()
            if easy != nil { report(opened: opened, messages: result.messages) }
            if easy != nil, result.isViolated { beginToFail() }
            return
        }
        report(opened: opened, messages: result.messages, end: end)
        flushThenClose(untilDrained: end.error != nil && phase != .upgrading)
    }

    /// The peer broke a rule: what came before may still be answered.
    private func beginToFail() {
        enter(.failing, within: configuration.deadlines.closing)
        // The answers may have been given already.
        serviceRequests()
    }
}

// MARK: - The end

extension CurlLink {
    /// Ends what is overdue.
    func expire(at now: ContinuousClock.Instant) {
        setNeedsPollUpdate()
        if let deadline = phaseDeadline, deadline <= now {
            missDeadline()
        } else if let deadline = sendDeadline?.instant, deadline <= now {
            failSending(diagnosis.sendTimeout)
            drainAfterSendFailure()
        } else if let check = hearingCheck, check <= now {
            checkHearing(at: now)
        } else {
            demand = mailbox.expire(at: now)
        }
    }

    private func missDeadline() {
        switch phase {
        case .failing:
            fail()
        case .connecting where easy == nil && dial.useLastKnown():
            attachToLibrary()
        case .connecting, .upgrading:
            end(TransportError(.timedOut, progress.route.missedDeadline(at: stage), stage: stage))
        case .idle, .open, .closing, .flushing, .ended:
            end(TransportError(.timedOut, "The closing handshake was not finished in time", stage: .closing))
        }
    }

    private func checkHearing(at now: ContinuousClock.Instant) {
        switch diagnosis.checkHearing(KeepAlive(deadline: configuration.deadlines.peerSilence).patience) {
        case .success(let pause):
            hearingCheck = pause.map { now + $0 }
        case .failure(let silence):
            failSending(silence)
            drainAfterSendFailure()
        }
    }

    /// Notes that nothing can be sent any more; what was received is still delivered.
    private func failSending(_ failure: TransportError) {
        guard sendFailure == nil else { return }
        sendFailure = failure
        isBlocked = false
        sendDeadline = nil
        hearingCheck = nil
        pongDebt = 0
        isReadable = isReadable || diagnosis.hasUnreadBytes
        drainLimit = reader.received + UInt64(SocketOptions.receiveBufferSize(of: socket)) + Self.bufferedAboveTCP
        if phase != .flushing { report() }
    }

    /// Reads on where nothing can be sent any more, and ends the connection when there is nothing left to read.
    ///
    /// A server that closes and is gone leaves its Close frame behind, and that outranks our failure to send. How
    /// fast it is read is up to the user: what is not read yet stays in the kernel.
    private func drainAfterSendFailure() {
        guard let sendFailure, easy != nil else { return }
        switch phase {
        case .failing: fail()
        case .flushing: free()
        default: if !isReadable || reader.received >= drainLimit { end(sendFailure) }
        }
    }

    /// The stream has ended.
    private func finish(_ error: TransportError) {
        guard easy != nil else { return }
        guard phase != .flushing else { return free() }
        // After a failure to send, the stream seems to end in order. But an alert of TLS says more than the reset that
        // follows it.
        end(error.code == .tlsFailed ? error : sendFailure ?? error)
    }

    /// Reports to the peer and the user that the peer broke a rule.
    private func fail() {
        guard let end = client.fail(using: &resources.random) else { return }
        report(end: end)
        flushThenClose(untilDrained: true)
    }

    /// Sends what is left, although the user knows the end.
    private func flushThenClose(untilDrained: Bool) {
        guard sendFailure == nil else { return free() }
        mustDrain = untilDrained
        enter(.flushing, within: configuration.deadlines.closing)
        client.drainOutput { outgoing.append($0) }
        flush()
        drainAfterSendFailure()
    }

    /// Ends the connection because of a failure.
    private func end(_ error: TransportError) {
        if phase != .flushing { report(end: Disconnection(error: error)) }
        free()
    }

    /// Frees the descriptor.
    private func free() {
        // Before 7.85, libcurl leaves the socket of a removed handle open.
        if resources.library.versionNumber < 0x07_55_00, socket >= 0 { shutdown(socket, Int32(SHUT_RDWR)) }
        disconnect()
        // Frees a message that has not come whole.
        _ = client.receiveEnd()
        enter(.ended)
    }

    /// Lets go of the handle, which closes the socket.
    private func disconnect() {
        try? poll(for: [])
        easy = nil
        socket = -1
        isReadable = false
        isBlocked = false
        sendDeadline = nil
        hearingCheck = nil
    }

    /// How far the connection is, as its errors report it.
    private var stage: TransportError.Stage {
        switch phase {
        case .idle, .connecting, .upgrading: progress.stage
        case .open, .failing: .open
        case .closing, .flushing, .ended: .closing
        }
    }

    private var diagnosis: CurlDiagnosis {
        CurlDiagnosis(
            easy: easy,
            socket: socket,
            isSecure: progress.route.url.isSecure,
            stage: stage,
            isSending: phase == .open && outgoing.count > 0,
            staleSystemError: staleSystemError
        )
    }
}

import CCurl

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Drives all connections of the process on one thread.
///
/// All libcurl state is isolated to this actor, whose executor is that thread.
actor CurlReactor {
    /// The reactor of the process, started when it is first needed.
    static let shared: Result<CurlReactor, TransportError> = Result { () throws(TransportError) in
        try CurlReactor(library: CurlLibrary.loaded.get())
    }

    /// How much one connection may read in one turn, in bytes.
    private static let usualReadBudget = 128 << 10
    /// How much a connection may read in one turn that is alone in having something to read: each turn costs something.
    private static let loneReadBudget = 256 << 10
    /// How many bytes libcurl and TLS may hold of what the kernel has handed out.
    static let bufferedAboveTCP: UInt64 = 256 << 10

    nonisolated let thread: CurlReactorThread
    let library: CurlLibrary
    let multi: CurlMulti

    /// How much each of the connections may read that are served now, in bytes.
    private(set) var readBudget = usualReadBudget
    private var links: [Int: CurlLink] = [:]
    private var connecting: [Int: CurlLink] = [:]
    /// Connections that may wait for something else than before.
    private var touched: [CurlLink] = []
    private var pollSet = CurlPollSet()
    /// No connection has an earlier deadline, but there need not be one then.
    private var earliestDeadline: ContinuousClock.Instant?
    var random = SystemRandomNumberGenerator()
    var harvest = CurlHarvest()
    var buffers = BufferRing()
    /// The room for what each turn takes: what was asked for, and which connections are ready.
    private var commands: [CurlReactorThread.Command] = []
    private var ready: [CurlLink] = []
    /// The room for messages that are to be sent.
    var messages: [WebSocketMessage] = []

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe thread.asUnownedSerialExecutor()
    }

    private init(library: CurlLibrary) throws(TransportError) {
        let multi = try CurlMulti()
        self.library = library
        self.multi = multi
        thread = CurlReactorThread(waker: multi.waker)
        try startThread()
    }

    private nonisolated func startThread() throws(TransportError) {
        let argument = unsafe Unmanaged.passRetained(self).toOpaque()
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
                let reactor = unsafe Unmanaged<CurlReactor>.fromOpaque(argument).takeRetainedValue()
                #else
                guard let argument = unsafe argument else { return nil }
                let reactor = unsafe Unmanaged<CurlReactor>.fromOpaque(argument).takeRetainedValue()
                #endif
                reactor.thread.run(reactor)
            },
            argument
        )
        guard result == 0 else {
            throw TransportError(.invalidConfiguration, "The transport's thread cannot be started")
        }
        pthread_detach(identifier)
    }

    /// Does what was asked, waits for something to happen, and handles it.
    func turn() {
        thread.takeCommands(&commands)
        limitReading(of: commands.count)
        for command in commands {
            switch command {
            case .open(let identifier, let opening): open(opening, identifier: identifier)
            case .service(let identifier): links[identifier].map(serviceRequests)
            }
        }
        commands.removeAll(keepingCapacity: true)
        // What is overdue now expires only after the sockets were looked at: the process may have been stopped.
        let now = ContinuousClock.now
        let timeout = prepareToWait(at: now)
        let sleeps = thread.prepareToSleep()
        pollSet.wait(with: multi, timeout: sleeps ? timeout : 0, ready: &ready)
        thread.endSleep()
        if sleeps, ready.isEmpty { buffers.release() }
        if !connecting.isEmpty {
            multi.perform()
            reap()
            for link in connecting.values { look(link) }
        }
        limitReading(of: ready.count)
        ready.forEach(serve)
        ready.removeAll(keepingCapacity: true)
        expire(at: now)
    }

    private func limitReading(of connections: Int) {
        readBudget = connections > 1 ? Self.usualReadBudget : Self.loneReadBudget
    }

    // MARK: - The table of connections

    func add(_ link: CurlLink) {
        links[link.identifier] = link
    }

    /// Moves a connection on to its next phase.
    func move(_ link: CurlLink, to phase: CurlLink.Phase, within limit: Duration? = nil) {
        touch(link)
        connecting[link.identifier] = phase == .connecting ? link : nil
        link.phase = phase
        link.phaseLimit = limit.map { .now + $0 }
    }

    /// Frees the descriptor of a connection.
    ///
    /// The connection stays in the table while its user holds it, because the
    /// end may wait for messages to be taken, and such waits have deadlines.
    func free(_ link: CurlLink) {
        // Before 7.85, libcurl leaves the socket of a removed handle open.
        if library.versionNumber < 0x07_55_00, link.socket >= 0 { shutdown(link.socket, Int32(SHUT_RDWR)) }
        link.disconnect()
        move(link, to: .ended)
        if link.isReleased { links[link.identifier] = nil }
    }

    /// Handles what libcurl has finished.
    func reap() {
        while let (identifier, result) = multi.nextDone() {
            if let link = links[identifier] { finishConnecting(link, result: result) }
        }
    }

    // MARK: - Waiting

    /// Notes that a connection may wait for something else than before.
    func touch(_ link: CurlLink) {
        guard !link.isTouched else { return }
        link.isTouched = true
        touched.append(link)
    }

    /// - Returns: How long to wait at most, in milliseconds, rounded up.
    private func prepareToWait(at now: ContinuousClock.Instant) -> Int32 {
        for link in touched {
            link.isTouched = false
            pollSet.update(link)
            if let deadline = link.deadline { earliestDeadline = min(earliestDeadline ?? deadline, deadline) }
        }
        touched.removeAll(keepingCapacity: true)
        guard let earliestDeadline else { return 3_600_000 }
        let milliseconds = (earliestDeadline - now) / .milliseconds(1)
        return Int32(min(max(milliseconds.rounded(.up), 0), 3_600_000))
    }

    private func expire(at now: ContinuousClock.Instant) {
        guard let earliestDeadline, earliestDeadline <= now else { return }
        for link in links.values {
            guard let deadline = link.deadline, deadline <= now else { continue }
            expire(link, at: now)
        }
        self.earliestDeadline = links.values.lazy.compactMap(\.deadline).min()
    }
}

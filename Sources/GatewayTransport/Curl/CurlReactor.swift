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
    static let readBudget = 128 << 10

    nonisolated let thread: CurlReactorThread
    let library: CurlLibrary
    let multi: CurlMulti

    private var links: [Int: CurlLink] = [:]
    private var connecting = 0
    var random = SystemRandomNumberGenerator()
    var harvest = CurlHarvest()

    private var sockets: [curl_waitfd] = []
    private var polled: [CurlLink] = []

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
        for command in thread.takeCommands() {
            switch command {
            case .open(let identifier, let opening): open(opening, identifier: identifier)
            case .attend(let identifier): links[identifier].map(attend)
            }
        }
        expire(at: .now)
        preparePoll()
        let timeout = pollTimeout()
        multi.poll(&sockets, timeout: thread.prepareToSleep() ? timeout : 0)
        thread.endSleep()
        if connecting > 0 {
            multi.perform()
            reap()
            for link in links.values where link.phase == .connecting { look(link) }
        }
        for (link, socket) in zip(polled, sockets) where socket.revents != 0 || link.isReadable {
            serve(link)
        }
        polled.removeAll(keepingCapacity: true)
    }

    // MARK: - The table of connections

    func add(_ link: CurlLink) {
        links[link.identifier] = link
    }

    /// Moves a connection on to its next phase.
    func move(_ link: CurlLink, to phase: CurlLink.Phase, within limit: Duration? = nil) {
        if link.phase == .connecting { connecting -= 1 }
        if phase == .connecting { connecting += 1 }
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

    /// Lists the sockets to wait for.
    ///
    /// A socket that is neither to be read nor written must not be listed at
    /// all: a broken one would end each wait at once.
    private func preparePoll() {
        sockets.removeAll(keepingCapacity: true)
        for link in links.values where link.socket >= 0 {
            let events = (link.wantsRead ? CURL_WAIT_POLLIN : 0) | (link.isBlocked ? CURL_WAIT_POLLOUT : 0)
            guard events != 0 else { continue }
            sockets.append(curl_waitfd(fd: link.socket, events: Int16(events), revents: 0))
            polled.append(link)
        }
    }

    /// How long to wait at most, in milliseconds, rounded up.
    private func pollTimeout() -> Int32 {
        if polled.contains(where: { $0.isReadable && $0.wantsRead }) { return 0 }
        guard let deadline = links.values.lazy.compactMap(\.deadline).min() else { return 3_600_000 }
        let milliseconds = (deadline - .now) / .milliseconds(1)
        return Int32(min(max(milliseconds.rounded(.up), 0), 3_600_000))
    }

    private func expire(at now: ContinuousClock.Instant) {
        let due = links.values.filter { link in link.deadline.map { $0 <= now } ?? false }
        for link in due { expire(link, at: now) }
    }
}

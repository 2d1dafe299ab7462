/// Drives all connections and timers of the process on one thread.
///
/// It owns the table of connections, the sockets to wait for and the deadlines. The behaviour of a connection is that
/// of ``CurlLink``. All libcurl state is isolated to this actor, whose executor is that thread.
actor CurlReactor {
    /// The reactor of the process, started when it is first needed.
    static let shared: Result<CurlReactor, TransportError> = Result { () throws(TransportError) in
        try CurlReactor(library: CurlLibrary.loaded.get())
    }

    /// A timer in the table.
    private final class TimerEntry: DeadlineHolder {
        let waits: CurlTimerWaits
        var deadlineIndex: Int?

        init(_ waits: CurlTimerWaits) { self.waits = waits }

        var deadline: ContinuousClock.Instant? { waits.deadline }
    }

    /// How long to sleep at most, in milliseconds.
    private static let longestSleep = 3_600_000.0

    nonisolated let thread: CurlReactorThread
    let resources: CurlResources

    private var links: [Int: CurlLink] = [:]
    /// The connections that libcurl drives.
    private var connecting: [Int: CurlLink] = [:]
    private var linkDeadlines = DeadlineQueue<CurlLink>()
    private var timers: [Int: TimerEntry] = [:]
    private var timerDeadlines = DeadlineQueue<TimerEntry>()
    /// The room for what each turn takes.
    private var commands: [CurlReactorThread.Command] = []
    private var changedLinks: [CurlLink] = []
    private var readyIdentifiers: [Int] = []
    /// Connections that have more to read than the kernel reports.
    private var readableLinks: [CurlLink] = []

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe thread.asUnownedSerialExecutor()
    }

    private init(library: CurlLibrary) throws(TransportError) {
        let resources = try CurlResources(library: library)
        thread = CurlReactorThread(waker: resources.poller.waker)
        self.resources = resources
        try startThread()
    }

    private nonisolated func startThread() throws(TransportError) {
        guard SystemThread.start({ self.thread.run(self) }) else {
            throw TransportError(.invalidConfiguration, "The transport's thread cannot be started")
        }
    }

    /// Does what was asked, waits for something to happen, and handles it.
    func turn() {
        thread.takeCommands(&commands)
        resources.limitReading(ofConnections: commands.count)
        for command in commands { perform(command) }
        commands.removeAll(keepingCapacity: true)
        // What is overdue now expires only after the sockets were looked at: the process may have been stopped.
        let now = ContinuousClock.now
        updateChangedLinks()
        wait(at: now)
        if !connecting.isEmpty { advanceConnecting() }
        serveSockets()
        expireDeadlines(at: now)
    }

    private func perform(_ command: CurlReactorThread.Command) {
        switch command {
        case .open(let identifier, let opening):
            guard let link = makeLink(for: opening, identifier: identifier) else { return }
            links[identifier] = link
            link.serviceRequests()
            link.connect()
            collectFinishedTransfers()
        case .service(let identifier):
            links[identifier]?.serviceRequests()
        case .connectResolved(let identifier):
            links[identifier]?.connectIfResolved()
            collectFinishedTransfers()
        case .schedule(let waits, let identifier):
            let timer = timers[identifier] ?? TimerEntry(waits)
            timers[identifier] = timer
            timerDeadlines.update(timer)
        case .removeTimer(let identifier):
            if let timer = timers.removeValue(forKey: identifier) { timerDeadlines.remove(timer) }
        }
    }

    // MARK: - Connections

    /// Brings the table, the sockets to wait for and the deadlines up to date.
    private func updateChangedLinks() {
        resources.takeChangedLinks(&changedLinks)
        for link in changedLinks {
            link.updatePolling()
            if link.isConnecting {
                connecting[link.identifier] = link
            } else if !connecting.isEmpty {
                connecting[link.identifier] = nil
            }
            if link.isFinished {
                links[link.identifier] = nil
                linkDeadlines.remove(link)
            } else {
                linkDeadlines.update(link)
                if link.hasMoreToRead { readableLinks.append(link) }
            }
        }
        changedLinks.removeAll(keepingCapacity: true)
    }

    private func advanceConnecting() {
        resources.multi.perform()
        collectFinishedTransfers()
        for link in connecting.values { link.updateProgress() }
    }

    /// Hands over the connections that libcurl has established, or has failed to.
    private func collectFinishedTransfers() {
        while let (identifier, result) = resources.multi.nextDone() {
            links[identifier]?.finishConnecting(result)
        }
    }

    private func serveSockets() {
        resources.limitReading(ofConnections: readyIdentifiers.count + readableLinks.count)
        for identifier in readyIdentifiers { links[identifier]?.serve() }
        // One that had an event as well has been read by now.
        for link in readableLinks where !link.needsPollUpdate { link.serve() }
        readyIdentifiers.removeAll(keepingCapacity: true)
        readableLinks.removeAll(keepingCapacity: true)
    }

    // MARK: - Waiting

    private func wait(at now: ContinuousClock.Instant) {
        let timeout = readableLinks.isEmpty ? timeUntilDeadline(from: now) : 0
        let sleeps = thread.prepareToSleep()
        if connecting.isEmpty {
            resources.poller.wait(timeout: sleeps ? timeout : 0, ready: &readyIdentifiers)
        } else {
            // libcurl waits for its own sockets, and beside them for the whole set of those that are connected.
            resources.multi.poll(beside: resources.poller.descriptor, timeout: sleeps ? timeout : 0)
            resources.poller.wait(timeout: 0, ready: &readyIdentifiers)
        }
        thread.endSleep()
        if sleeps, readyIdentifiers.isEmpty, readableLinks.isEmpty { resources.buffers.release() }
    }

    /// - Returns: How long to wait at most, in milliseconds, rounded up.
    private func timeUntilDeadline(from now: ContinuousClock.Instant) -> Int32 {
        var milliseconds = Self.longestSleep
        if let deadline = linkDeadlines.earliest {
            milliseconds = min(milliseconds, (deadline - now) / .milliseconds(1))
        }
        if let deadline = timerDeadlines.earliest {
            milliseconds = min(milliseconds, (deadline - now) / .milliseconds(1))
        }
        return Int32(max(milliseconds.rounded(.up), 0))
    }

    private func expireDeadlines(at now: ContinuousClock.Instant) {
        while let link = linkDeadlines.takeExpired(at: now) { link.expire(at: now) }
        while let timer = timerDeadlines.takeExpired(at: now) { timer.waits.expire(at: now) }
    }
}

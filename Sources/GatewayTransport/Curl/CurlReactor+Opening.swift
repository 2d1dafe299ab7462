import CCurl

/// From the call to open a connection to the answer to the upgrade.
extension CurlReactor {
    func open(_ opening: CurlOpening, identifier: Int) {
        do {
            let client = try WebSocketClient(
                url: opening.url,
                fields: [HTTPField("User-Agent", opening.configuration.userAgent)] + opening.configuration.fields,
                limits: opening.configuration.limits,
                using: &random
            )
            let route = try CurlRoute(to: opening.url, through: opening.configuration.proxy)
            let link = CurlLink(identifier: identifier, opening: opening, route: route, client: client)
            link.client.drainOutput { link.outgoing.append($0) }
            add(link)
            serviceRequests(link)
            connect(link)
        } catch {
            opening.mailbox.report(
                CurlMailbox.Report(end: Disconnection(error: error), traffic: Traffic(), unsentBytes: 0)
            )
        }
    }

    private func connect(_ link: CurlLink) {
        guard link.phase == .idle else { return }
        move(link, to: .connecting)
        do {
            let easy = try CurlEasy(identifier: link.identifier)
            try easy.configure(for: link.progress.route, link.configuration, library: library)
            try easy.observe(with: link.progress)
            try unsafe easy.share(multi.sessions)
            link.easy = easy
            try easy.attach(to: multi)
            reap()
        } catch {
            end(link, error)
        }
    }

    /// Follows what libcurl does for a connection, and moves libcurl's own deadline with it.
    func look(_ link: CurlLink) {
        link.progress.look()
        let stage = link.progress.stage
        guard stage != link.observedStage, let easy = link.easy else { return }
        link.observedStage = stage
        touch(link)
        let deadlines = link.configuration.deadlines
        let passed = .now - link.progress.timeline.start
        try? easy.limitConnecting(to: passed + (stage == .tcp ? deadlines.tcp : deadlines.opening))
    }

    func finishConnecting(_ link: CurlLink, result: CURLcode) {
        guard link.phase == .connecting, let easy = link.easy else { return }
        guard result == CURLE_OK, let socket = easy.socket else {
            return end(link, CurlOpeningFailure(result, of: easy, link.progress).error)
        }
        try? easy.enlargeReads()
        touch(link)
        link.progress.finish()
        move(link, to: .upgrading)
        link.socket = socket
        link.staleSystemError = easy.systemError
        link.isReadable = true
        flush(link)
        drainAfterSendFailure(link)
    }

    /// Connects again if libcurl has lost the connection between opening it and its first use.
    func isRetrying(_ link: CurlLink, after result: CURLcode) -> Bool {
        guard result == CURLE_UNSUPPORTED_PROTOCOL, link.phase == .upgrading, !link.isSecondTry,
            link.outgoing.sent == 0
        else { return false }
        link.isSecondTry = true
        link.disconnect()
        link.progress.restart(at: .now)
        link.observedStage = .nameLookup
        move(link, to: .idle)
        connect(link)
        return true
    }

    /// The server has agreed to the upgrade.
    func open(_ link: CurlLink) -> ConnectionInfo {
        let timings = link.progress.timeline.timings(at: .now)
        move(link, to: .open)
        link.hearingCheck = .now
        let route = link.progress.route
        return ConnectionInfo(
            peer: link.easy?.peer,
            proxy: route.proxy?.description,
            // Before TLS with the server, the handle knows that with the proxy.
            tls: route.url.isSecure ? unsafe link.easy?.openSSL.flatMap(OpenSSL.describe) : nil,
            duration: timings.total,
            timings: timings
        )
    }
}

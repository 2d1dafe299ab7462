/// The name lookups of one connection, and the report of its outcome to the address book.
///
/// libcurl gets the addresses by `CURLOPT_RESOLVE`, and looks up nothing itself. It belongs to the reactor's thread.
final class CurlDial {
    /// How far the lookups are.
    enum State {
        case waiting
        case ready
        case failed(TransportError)
    }

    /// A host whose address this side needs.
    private struct Hop {
        let host: String
        let port: UInt16
        let question: NameTable.Question
        /// The proxy, if it is the proxy's host.
        let proxy: ProxyAddress?
        var addresses: [NetworkAddress]?
        /// The addresses that libcurl may use.
        var candidates: [NetworkAddress] = []
        var lookup: PendingLookup?

        var endpoint: AddressBook.Endpoint { AddressBook.Endpoint(host, port) }
    }

    private let names: CurlNames
    private let configuration: CurlTransport.Configuration
    private let start: ContinuousClock.Instant
    private let onAnswer: @Sendable () -> Void
    /// The host that TCP is connected to, and with some proxies the host behind it.
    private var hops: [Hop]
    private var error: TransportError?
    private var hasBegun = false
    private var hasSucceeded = false

    /// Creates the lookups of a connection, without beginning them.
    ///
    /// - Parameters:
    ///   - route: The way to the server.
    ///   - configuration: The settings.
    ///   - start: The time at which the connection was asked for.
    ///   - names: The resolver and the address book.
    ///   - onAnswer: Called on any thread when ``state`` may have changed.
    init(
        _ route: CurlRoute,
        _ configuration: CurlTransport.Configuration,
        start: ContinuousClock.Instant,
        names: CurlNames,
        onAnswer: @escaping @Sendable () -> Void
    ) {
        self.names = names
        self.onAnswer = onAnswer
        self.configuration = configuration
        self.start = start
        let url = route.url
        let target = { (family: CurlTransport.AddressFamily) in
            Hop(host: url.host, port: url.port, question: NameTable.Question(url.host, family), proxy: nil)
        }
        let family = configuration.addressFamily
        guard let proxy = route.proxy else {
            hops = [target(family)]
            return
        }
        let question = NameTable.Question(proxy.host, family)
        hops = [Hop(host: proxy.host, port: proxy.port, question: question, proxy: proxy)]
        switch proxy.scheme {
        case .http, .https, .socks4a, .socks5h: break
        // SOCKS 4 has no form for IPv6.
        case .socks4: hops.append(target(family == .any ? .ipv4 : family))
        case .socks5: hops.append(target(family))
        }
    }

    deinit {
        for hop in hops { hop.lookup.map { names.resolver.cancel($0.token, of: hop.question) } }
    }

    // MARK: - Lookups

    /// Begins the lookups, once.
    func begin() {
        guard !hasBegun else { return }
        hasBegun = true
        for index in hops.indices where error == nil {
            do {
                try begin(&hops[index])
            } catch {
                self.error = error
            }
        }
    }

    private func begin(_ hop: inout Hop) throws(TransportError) {
        let family = hop.question.family
        if let literal = NetworkAddress(hop.host) {
            guard family.contains(literal) else {
                throw TransportError(
                    .invalidConfiguration,
                    "\(hop.host) is not an \(family.noun); addressFamily is \(configuration.addressFamily)",
                    stage: .nameLookup
                )
            }
            hop.addresses = [literal]
            return
        }
        let answer = CurlLock<NameTable.Answer?>(nil)
        let reply = try names.resolver.ask(hop.question, lifetime: configuration.names.lifetime) { [onAnswer] result in
            answer.withLock { $0 = result }
            onAnswer()
        }
        switch reply {
        case .known(let addresses): hop.addresses = addresses
        case .waiting(let token): hop.lookup = PendingLookup(token: token, answer: answer)
        }
    }

    /// How far the lookups are.
    var state: State {
        for index in hops.indices where error == nil && hops[index].addresses == nil {
            switch hops[index].lookup?.answer.withLock({ $0 }) {
            case nil: return .waiting
            case .success(let addresses): hops[index].addresses = addresses
            case .failure(let failure): error = hops[index].proxy.map(failure.blaming) ?? failure
            }
        }
        return if let error { .failed(error) } else { .ready }
    }

    /// Uses the last known addresses where a lookup takes too long.
    ///
    /// - Returns: Whether there are some for every host.
    func useLastKnown() -> Bool {
        for index in hops.indices where hops[index].addresses == nil {
            guard let addresses = names.resolver.lastKnown(hops[index].question) else { return false }
            hops[index].addresses = addresses
        }
        return true
    }

    // MARK: - Addresses

    /// The addresses that libcurl may use, in the form of `CURLOPT_RESOLVE`.
    ///
    /// An entry replaces one for the same host and port in libcurl's cache.
    func resolveEntries(at now: ContinuousClock.Instant) -> [String] {
        for index in hops.indices {
            let hop = hops[index]
            let candidates = names.book.candidates(among: hop.addresses ?? [], of: hop.endpoint, at: now)
            // libcurl gives a SOCKS proxy one address.
            hops[index].candidates = index == 0 ? candidates : Array(candidates.prefix(1))
        }
        return hops.flatMap { hop -> [String] in
            guard NetworkAddress(hop.host) == nil else { return [] }
            let addresses = hop.candidates.map(\.bracketed).joined(separator: ",")
            // Some versions of libcurl drop the dot that ends an absolute name.
            let hosts = hop.host.hasSuffix(".") ? [hop.host, String(hop.host.dropLast())] : [hop.host]
            return hosts.map { "\($0):\(hop.port):\(addresses)" }
        }
    }

    /// The zone of the first link-local address, or 0.
    var zone: UInt32 { hops.lazy.compactMap(\.addresses).joined().first { $0.zone != 0 }?.zone ?? 0 }

    // MARK: - The outcome

    /// The connection received a message.
    func succeed(_ progress: CurlProgress) {
        guard !hasSucceeded else { return }
        hasSucceeded = true
        for (index, hop) in hops.enumerated() {
            if let address = index == 0 ? progress.peer : hop.candidates.first {
                names.book.succeed(address, of: hop.endpoint)
            }
        }
    }

    /// The connection ended, but not at this side's request.
    ///
    /// - Parameters:
    ///   - error: The reason, or `nil` after a closing handshake.
    ///   - progress: How far it was.
    ///   - now: The current time.
    func fail(_ error: TransportError?, _ progress: CurlProgress, at now: ContinuousClock.Instant) {
        guard error?.isAboutPeer != false else { return }
        if error != nil { for hop in hops { names.resolver.distrust(hop.question) } }
        guard !hasSucceeded else { return }
        let isConnected = error?.stage != .tcp
        for (index, hop) in hops.enumerated() where index == 0 || isConnected {
            let addresses = index > 0 ? hop.candidates : isConnected ? progress.peer.map { [$0] } ?? [] : progress.tried
            for address in addresses {
                names.book.fail(
                    address,
                    of: hop.endpoint,
                    at: isConnected ? .aboveTCP : .tcp,
                    from: start,
                    at: now,
                    configuration.names
                )
            }
        }
    }
}

/// A lookup that a connection waits for.
private struct PendingLookup {
    let token: Int
    let answer: CurlLock<NameTable.Answer?>
}

extension TransportError {
    /// The same failure of a lookup, of a proxy's name.
    fileprivate func blaming(_ proxy: ProxyAddress) -> TransportError {
        guard code == .nameNotFound else { return self }
        return TransportError(.proxyFailed, "The proxy \(proxy) has no address: \(message)", stage: stage)
    }

    /// Whether the address, or the peer there, may be to blame.
    fileprivate var isAboutPeer: Bool {
        switch code {
        case .invalidURL, .invalidConfiguration, .nameNotFound, .outOfDescriptors, .aborted: false
        default: stage != .nameLookup
        }
    }
}

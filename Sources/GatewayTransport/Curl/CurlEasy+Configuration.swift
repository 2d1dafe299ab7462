import CCurl

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension CurlEasy {
    /// Sets all options of one connection.
    func configure(
        for url: WebSocketURL,
        _ configuration: CurlTransport.Configuration,
        library: CurlLibrary
    ) throws(TransportError) {
        try set(CURLOPT_URL, "\(url.isSecure ? "https" : "http")://\(url.bracketedHost):\(url.port)/")
        try set(CURLOPT_CONNECT_ONLY, 1)
        // Otherwise TLS may agree on HTTP/2, and libcurl would speak it.
        try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        try set(CURLOPT_NOSIGNAL, 1)
        // Not to wait for the resolver's thread when a connection is dropped.
        setIfKnown(Self.quickExit, 1)
        try set(CURLOPT_CONNECTTIMEOUT_MS, configuration.connectDeadline.wholeMilliseconds)
        try set(CURLOPT_USERAGENT, configuration.userAgent)
        try unsafe prepareSockets(with: prepareSocket, argument: configuration.peerDeadline.wholeMilliseconds)
        try configure(configuration.tls, library: library)
        try configure(configuration.proxy)
    }

    /// `CURLOPT_QUICK_EXIT` by its number, because the headers before 7.87 lack it.
    private static let quickExit = CURLoption(rawValue: 322)

    private func configure(_ tls: CurlTransport.TLS, library: CurlLibrary) throws(TransportError) {
        let version =
            switch tls.minimumVersion {
            case .tls12: CURL_SSLVERSION_TLSv1_2
            case .tls13: CURL_SSLVERSION_TLSv1_3
            }
        let peer = tls.dangerouslyDisablesVerification ? 0 : 1
        let host = tls.dangerouslyDisablesVerification ? 0 : 2
        for (option, value) in [
            (CURLOPT_SSLVERSION, Int(version)), (CURLOPT_PROXY_SSLVERSION, Int(version)),
            (CURLOPT_SSL_VERIFYPEER, peer), (CURLOPT_PROXY_SSL_VERIFYPEER, peer),
            (CURLOPT_SSL_VERIFYHOST, host), (CURLOPT_PROXY_SSL_VERIFYHOST, host),
        ] {
            try set(option, value)
        }
        try trust(tls.authorities, library: library)
        if let certificate = tls.clientCertificate {
            try set(CURLOPT_SSLCERT, certificate.certificateFile)
            try set(CURLOPT_SSLKEY, certificate.keyFile)
        }
    }

    /// Says whom to trust, for servers and proxies alike.
    ///
    /// Wherever a file or bytes are known, the default directory is switched
    /// off: it would be trusted as well, and it keeps libcurl from sharing one
    /// trust store between connections.
    private func trust(
        _ authorities: CurlTransport.TLS.Authorities,
        library: CurlLibrary
    ) throws(TransportError) {
        switch authorities {
        case .system:
            guard let file = library.defaultAuthorities else { return }
            try set(CURLOPT_CAINFO, file)
            try set(CURLOPT_PROXY_CAINFO, file)
        case .file(let file):
            try set(CURLOPT_CAINFO, file)
            try set(CURLOPT_PROXY_CAINFO, file)
        case .pem(let bytes):
            try set(CURLOPT_CAINFO_BLOB, bytes)
            try set(CURLOPT_PROXY_CAINFO_BLOB, bytes)
        }
        try set(CURLOPT_CAPATH, nil as String?)
        try set(CURLOPT_PROXY_CAPATH, nil as String?)
    }

    private func configure(_ proxy: CurlTransport.Proxy) throws(TransportError) {
        // Also for ws://, or the proxy would take the upgrade for an ordinary request.
        try set(CURLOPT_HTTPPROXYTUNNEL, 1)
        switch proxy {
        case .environment:
            return
        case .none:
            try set(CURLOPT_PROXY, "")
        case .server(let server):
            try set(CURLOPT_PROXY, server.url)
            // The environment's exceptions do not count.
            try set(CURLOPT_NOPROXY, "")
            if let user = server.user { try set(CURLOPT_PROXYUSERNAME, user) }
            if let password = server.password { try set(CURLOPT_PROXYPASSWORD, password) }
            for field in server.fields {
                guard field.isWellFormed else {
                    throw TransportError(.invalidConfiguration, "The header field \(field.name) cannot be sent")
                }
            }
            try set(CURLOPT_HEADEROPT, Int(CURLHEADER_SEPARATE))
            try set(CURLOPT_PROXYHEADER, server.fields.map { "\($0.name): \($0.value)" })
        }
    }
}

/// Readies a socket before it is connected; called by libcurl.
///
/// The argument is how long TCP may hear nothing, in milliseconds: it asks
/// after half of that, twice more, and gives up at the end.
private func prepareSocket(
    argument: UnsafeMutableRawPointer?,
    socket: curl_socket_t,
    purpose: curlsocktype
) -> Int32 {
    let deadline = Int32(clamping: Int(bitPattern: argument))
    _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
    set(SOL_SOCKET, SO_KEEPALIVE, 1)
    #if os(Linux)
    let tcp = Int32(IPPROTO_TCP)
    set(tcp, TCP_KEEPIDLE, max(1, deadline / 2_000))
    set(tcp, TCP_KEEPINTVL, max(1, deadline / 6_000))
    set(tcp, TCP_KEEPCNT, 3)
    set(tcp, TCP_USER_TIMEOUT, deadline)
    #endif
    return CURL_SOCKOPT_OK

    // What a socket does not know, such as that of another protocol than TCP, it can do without.
    func set(_ level: Int32, _ option: Int32, _ value: Int32) {
        var value = value
        _ = unsafe setsockopt(socket, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
    }
}

extension Duration {
    /// The duration in milliseconds, at least 1, rounded up.
    fileprivate var wholeMilliseconds: Int {
        Int(min(max((self / .milliseconds(1)).rounded(.up), 1), Double(Int32.max)))
    }
}

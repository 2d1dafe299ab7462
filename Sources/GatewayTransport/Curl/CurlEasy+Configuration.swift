import CCurl

extension CurlEasy {
    /// Sets all options of one connection.
    func configure(
        for route: CurlRoute,
        _ configuration: CurlTransport.Configuration,
        dial: CurlDial,
        library: CurlLibrary
    ) throws(TransportError) {
        let url = route.url
        try set(CURLOPT_URL, "\(url.isSecure ? "https" : "http")://\(url.bracketedHost):\(url.port)/")
        try set(CURLOPT_CONNECT_ONLY, 1)
        // Otherwise TLS may agree on HTTP/2, and libcurl would speak it.
        try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        try set(CURLOPT_NOSIGNAL, 1)
        try set(CURLOPT_RESOLVE, dial.resolveEntries(at: .now))
        try set(CURLOPT_ADDRESS_SCOPE, Int(dial.zone))
        try limitConnecting(to: configuration.deadlines.tcp)
        try configure(configuration.tls)
        try trust(configuration.tls.authorities, library: library, withProxy: route.proxy?.scheme == .https)
        try configure(route.proxy)
    }

    /// Sets libcurl's one deadline, counted from ``attach(to:)``.
    ///
    /// All stages have deadlines of their own, so it only has to be later. But libcurl divides what is
    /// left of it between the addresses of a host, so it must not be much later until TCP is connected.
    func limitConnecting(to limit: Duration) throws(TransportError) {
        try set(CURLOPT_CONNECTTIMEOUT_MS, (limit + .seconds(1)).wholeMilliseconds)
    }

    /// `CURLAUTH_BASIC`, whose definition Swift cannot read.
    private static let basicAuthentication = 1

    private func configure(_ tls: CurlTransport.TLS) throws(TransportError) {
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
        if !tls.pinnedPublicKeys.isEmpty {
            var pins: [String] = []
            for key in tls.pinnedPublicKeys { pins.append(try PublicKeyPin(key).option) }
            try set(CURLOPT_PINNEDPUBLICKEY, pins.joined(separator: ";"))
        }
        switch tls.clientCertificate?.source {
        case .files(let certificate, let key):
            try set(CURLOPT_SSLCERT, certificate)
            try set(CURLOPT_SSLKEY, key)
        case .pem(let certificate, let key):
            try set(CURLOPT_SSLCERT_BLOB, certificate)
            try set(CURLOPT_SSLKEY_BLOB, key)
        case nil:
            break
        }
    }

    /// Sets the trusted authorities, for servers and proxies alike.
    ///
    /// Wherever a file or bytes are known, the default directory is switched
    /// off: it would be trusted as well, and it keeps libcurl from sharing one
    /// trust store between connections.
    private func trust(
        _ authorities: CurlTransport.TLS.Authorities,
        library: CurlLibrary,
        withProxy: Bool
    ) throws(TransportError) {
        // Bytes are copied even where they are not needed.
        let parts = [
            (file: CURLOPT_CAINFO, bytes: CURLOPT_CAINFO_BLOB, folder: CURLOPT_CAPATH),
            (file: CURLOPT_PROXY_CAINFO, bytes: CURLOPT_PROXY_CAINFO_BLOB, folder: CURLOPT_PROXY_CAPATH),
        ]
        for part in parts.prefix(withProxy ? 2 : 1) {
            switch authorities {
            case .system:
                guard let file = library.defaultAuthorities else { continue }
                try set(part.file, file)
            case .file(let file):
                try set(part.file, file)
            case .pem(let bytes):
                try set(part.bytes, bytes)
            }
            try set(part.folder, nil as String?)
        }
    }

    private func configure(_ proxy: ProxyAddress?) throws(TransportError) {
        // The environment's exceptions do not count; where they should, they are applied already.
        try set(CURLOPT_NOPROXY, "")
        guard let proxy else { return try set(CURLOPT_PROXY, "") }
        try set(CURLOPT_PROXY, proxy.description)
        // Also for ws://, or the proxy would take the upgrade for an ordinary request.
        try set(CURLOPT_HTTPPROXYTUNNEL, 1)
        // Not Kerberos, which would query other servers and wait for them.
        try set(CURLOPT_SOCKS5_AUTH, Self.basicAuthentication)
        try set(CURLOPT_PROXYUSERNAME, proxy.user)
        try set(CURLOPT_PROXYPASSWORD, proxy.password)
        try set(CURLOPT_HEADEROPT, Int(CURLHEADER_SEPARATE))
        try set(CURLOPT_PROXYHEADER, proxy.fields.map { "\($0.name): \($0.value)" })
    }
}

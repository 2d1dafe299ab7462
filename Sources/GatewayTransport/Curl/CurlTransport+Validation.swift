import GatewayText

extension CurlTransport {
    /// Checks every setting that can be checked without connecting.
    ///
    /// It reads the files that ``Configuration/tls`` names, in about a millisecond for all public authorities. A proxy
    /// that the environment names is checked when a connection is opened.
    ///
    /// - Throws: ``TransportError`` with the code ``TransportError/Code/invalidConfiguration`` and a message such as
    ///   `tls.authorities: /x/ca.pem: No such file or directory`.
    public func validate() throws(TransportError) {
        _ = try CurlLibrary.loaded.get()
        try configuration.validateNumbers()
        try configuration.validateFields()
        try configuration.tls.validate()
        guard case .server(let server) = configuration.proxy else { return }
        do {
            _ = try ProxyAddress(server)
        } catch {
            throw TransportError(.invalidConfiguration, "proxy: \(error.message)")
        }
    }
}

extension CurlTransport.Configuration {
    /// The size of the shortest head that agrees to an upgrade (RFC 6455, section 4.2.2).
    private static let shortestHead = 106

    fileprivate func validateNumbers() throws(TransportError) {
        let durations = [
            ("deadlines.opening", deadlines.opening), ("deadlines.nameLookup", deadlines.nameLookup),
            ("deadlines.tcp", deadlines.tcp), ("deadlines.proxy", deadlines.proxy), ("deadlines.tls", deadlines.tls),
            ("deadlines.upgrade", deadlines.upgrade), ("deadlines.sending", deadlines.sending),
            ("deadlines.closing", deadlines.closing), ("deadlines.peerSilence", deadlines.peerSilence),
        ]
        for (field, value) in durations where value <= .zero {
            throw invalid(field, "\(value)", "must be more than zero")
        }
        let ages = [
            ("names.lifetime", names.lifetime), ("names.avoidance", names.avoidance),
            ("names.maximumAvoidance", names.maximumAvoidance),
        ]
        for (field, value) in ages where value < .zero {
            throw invalid(field, "\(value)", "must not be negative")
        }
        let sizes = [
            ("limits.maximumMessageSize", limits.maximumMessageSize, 1),
            ("limits.maximumFrameSize", limits.maximumFrameSize, 1),
            ("limits.maximumHeadSize", limits.maximumHeadSize, Self.shortestHead),
            ("sendQueueLimit", sendQueueLimit, 0), ("receiveQueueLimit", receiveQueueLimit, 1),
        ]
        for (field, value, minimum) in sizes where value < minimum {
            throw invalid(field, "\(value)", "must be at least \(minimum)")
        }
    }

    fileprivate func validateFields() throws(TransportError) {
        guard HTTPField("User-Agent", userAgent).isWellFormed else {
            throw invalid("userAgent", PeerText.sanitized(userAgent), "holds a character that HTTP does not allow")
        }
        for field in fields {
            let name = PeerText.sanitized(field.name)
            guard HTTPField.isToken(field.name.utf8) else { throw invalid("fields", name, "not a name of a field") }
            guard field.isWellFormed else {
                throw invalid("fields", name, "the value holds a character that HTTP does not allow")
            }
            guard !UpgradeRequest.isReserved(field.name) else {
                throw invalid("fields", name, "the handshake sets this field itself")
            }
        }
    }
}

extension CurlTransport.TLS {
    fileprivate func validate() throws(TransportError) {
        switch authorities {
        case .system: break
        case .file(let path):
            let bytes = try PEMFile.read(path, for: "tls.authorities")
            if let bytes, !PEMText(bytes).hasCertificate { throw invalid("tls.authorities", path, "no certificate") }
        case .pem(let bytes):
            guard PEMText(bytes).hasCertificate else {
                throw invalid("tls.authorities", "\(bytes.count) bytes", "no certificate")
            }
        }
        for pin in pinnedPublicKeys {
            do {
                _ = try PublicKeyPin(pin)
            } catch {
                throw invalid(
                    "tls.pinnedPublicKeys",
                    PeerText.sanitized(pin),
                    "not the Base64 form of a SHA-256 digest"
                )
            }
        }
        try clientCertificate?.validate()
    }
}

extension CurlTransport.TLS.ClientCertificate {
    fileprivate func validate() throws(TransportError) {
        let field = "tls.clientCertificate"
        switch source {
        case .files(let certificate, let key):
            let certificateBytes = try PEMFile.read(certificate, for: field)
            let keyBytes = try PEMFile.read(key, for: field)
            try Self.validate((certificateBytes, certificate), (keyBytes, key), of: field)
        case .pem(let certificate, let key):
            let places = ("\(certificate.count) bytes", "\(key.count) bytes")
            try Self.validate((certificate, places.0), (key, places.1), of: field)
        }
    }

    /// Checks a certificate and its key, as far as their bytes are known.
    private static func validate(
        _ certificate: (bytes: [UInt8]?, place: String),
        _ key: (bytes: [UInt8]?, place: String),
        of field: String
    ) throws(TransportError) {
        if let bytes = certificate.bytes, !PEMText(bytes).hasCertificate {
            throw invalid(field, certificate.place, "no certificate")
        }
        if let text = key.bytes.map(PEMText.init) {
            guard text.hasKey else { throw invalid(field, key.place, "no private key") }
            guard !text.isEncrypted else {
                throw invalid(field, key.place, "the private key is encrypted; store it without a password")
            }
        }
        guard let certificateBytes = certificate.bytes, let keyBytes = key.bytes else { return }
        switch OpenSSL.fault(ofCertificate: certificateBytes, key: keyBytes) {
        case .unreadableCertificate?: throw invalid(field, certificate.place, "the certificate cannot be read")
        case .unreadableKey?: throw invalid(field, key.place, "the private key cannot be read")
        case .mismatch?:
            throw invalid(field, key.place, "the private key is not that of the certificate in \(certificate.place)")
        case nil: break
        }
    }
}

/// Creates the error for a setting that cannot be used.
private func invalid(_ field: String, _ value: String, _ reason: String) -> TransportError {
    TransportError(.invalidConfiguration, "\(field): \(value): \(reason)")
}

extension CurlTransport.TLS {
    /// A certificate with its key, with which this side authenticates itself.
    ///
    /// Its textual forms leave out the key.
    public struct ClientCertificate: Hashable, Sendable {
        enum Source: Hashable, Sendable {
            case files(certificate: String, key: String)
            case pem(certificate: [UInt8], key: [UInt8])
        }

        let source: Source

        /// Refers to two files.
        ///
        /// - Parameters:
        ///   - certificateFile: The path of the certificate in PEM form, and of those between it and the authority.
        ///   - keyFile: The path of its key in PEM form, without a password.
        public init(certificateFile: String, keyFile: String) {
            source = .files(certificate: certificateFile, key: keyFile)
        }

        /// Takes the certificate and the key themselves.
        ///
        /// - Parameters:
        ///   - certificate: The certificate in PEM form, and those between it and the authority.
        ///   - key: Its key in PEM form, without a password.
        public init(certificate: [UInt8], key: [UInt8]) {
            source = .pem(certificate: certificate, key: key)
        }
    }
}

extension CurlTransport.TLS.ClientCertificate: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable
{
    /// Where the certificate is.
    public var description: String {
        switch source {
        case .files(let certificate, _): "certificate in \(certificate)"
        case .pem(let certificate, _): "certificate in \(certificate.count) bytes"
        }
    }

    /// Where the certificate is.
    public var debugDescription: String { description }

    /// Where the certificate is.
    public var customMirror: Mirror { Mirror(self, children: ["certificate": description]) }
}

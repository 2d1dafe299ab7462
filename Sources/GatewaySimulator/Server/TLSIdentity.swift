import NIOCore
import NIOSSL

/// A server's certificate for this machine, and the authority that vouches for it.
struct TLSIdentity {
    let authorityPEM: String
    let context: NIOSSLContext

    /// Makes both.
    ///
    /// - Parameter shutdownTimeout: How long a client may take to answer the end of TLS.
    /// - Throws: ``SimulatorError`` if the certificate cannot be made.
    init(shutdownTimeout: TimeAmount = .seconds(5)) throws(SimulatorError) {
        do {
            let authority = try CertificateAuthority()
            let certificate = try authority.issue()
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: try NIOSSLCertificate.fromPEMBytes(Array(certificate.chainPEM.utf8)).map {
                    .certificate($0)
                },
                privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(certificate.keyPEM.utf8), format: .pem))
            )
            configuration.shutdownTimeout = shutdownTimeout
            configuration.minimumTLSVersion = .tlsv12
            configuration.applicationProtocols = ["http/1.1"]
            context = try NIOSSLContext(configuration: configuration)
            authorityPEM = authority.pem
        } catch {
            throw SimulatorError(.noCertificate, "cannot make a certificate: \(error)")
        }
    }
}

import Crypto
import FoundationEssentials
import SwiftASN1
import X509

/// A certificate authority that lives in memory, for servers on loopback.
///
/// Each authority has a fresh P-256 key that is never written anywhere. Give
/// its ``pem`` to a client as the one authority to trust, and what
/// ``issue(for:validFrom:validUntil:)`` returns to a server.
///
/// ```swift
/// let authority = try CertificateAuthority()
/// let certificate = try authority.issue(for: ["localhost", "127.0.0.1"])
/// ```
public struct CertificateAuthority: Sendable {
    /// The authority's own certificate in PEM form.
    public let pem: String

    private let name: DistinguishedName
    private let key: Certificate.PrivateKey

    /// Creates an authority with a new key, valid for ten years.
    ///
    /// - Parameter name: The authority's common name, which appears in error messages about trust.
    /// - Throws: ``CertificateError`` if the name cannot be written into a certificate.
    public init(name: String = "swift-discord-gateway simulator") throws(CertificateError) {
        let key = Certificate.PrivateKey(P256.Signing.PrivateKey())
        (self.name, pem) = try CertificateError.wrapping {
            let subject = try DistinguishedName { CommonName(name) }
            let certificate = try Certificate(
                version: .v3,
                serialNumber: Certificate.SerialNumber(),
                publicKey: key.publicKey,
                notValidBefore: Date(timeIntervalSinceNow: -Self.day),
                notValidAfter: Date(timeIntervalSinceNow: 3_650 * Self.day),
                issuer: subject,
                subject: subject,
                extensions: Certificate.Extensions {
                    Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
                    Critical(KeyUsage(keyCertSign: true, cRLSign: true))
                    SubjectKeyIdentifier(hash: key.publicKey)
                },
                issuerPrivateKey: key
            )
            return (subject, try certificate.serializeAsPEM().pemString)
        }
        self.key = key
    }

    /// Issues a certificate for a server, or for a client that authenticates itself.
    ///
    /// - Parameters:
    ///   - hosts: The DNS names and IP addresses that the certificate is for; the default is this machine.
    ///   - start: When the certificate becomes valid, relative to now.
    ///   - end: When the certificate expires, relative to now; negative for one that has expired already.
    /// - Returns: The certificate and its new key.
    /// - Throws: ``CertificateError`` if there is no host, or a host cannot be written into a certificate.
    public func issue(
        for hosts: [String] = ["localhost", "127.0.0.1", "::1"],
        validFrom start: Duration = .seconds(-86_400),
        validUntil end: Duration = .seconds(7 * 86_400)
    ) throws(CertificateError) -> IssuedCertificate {
        guard let commonName = hosts.first else {
            throw CertificateError("A certificate needs at least one host")
        }
        let leafKey = P256.Signing.PrivateKey()
        let publicKey = Certificate.PublicKey(leafKey.publicKey)
        let certificate = try CertificateError.wrapping {
            try Certificate(
                version: .v3,
                serialNumber: Certificate.SerialNumber(),
                publicKey: publicKey,
                notValidBefore: Date(timeIntervalSinceNow: start / .seconds(1)),
                notValidAfter: Date(timeIntervalSinceNow: end / .seconds(1)),
                issuer: name,
                subject: DistinguishedName { CommonName(commonName) },
                extensions: Certificate.Extensions {
                    Critical(BasicConstraints.notCertificateAuthority)
                    Critical(KeyUsage(digitalSignature: true))
                    try ExtendedKeyUsage([.serverAuth, .clientAuth])
                    SubjectAlternativeNames(hosts.map(Self.alternativeName))
                    SubjectKeyIdentifier(hash: publicKey)
                    AuthorityKeyIdentifier(keyIdentifier: SubjectKeyIdentifier(hash: key.publicKey).keyIdentifier)
                },
                issuerPrivateKey: key
            ).serializeAsPEM().pemString
        }
        return IssuedCertificate(chainPEM: certificate + "\n" + pem + "\n", keyPEM: leafKey.pemRepresentation + "\n")
    }

    private static let day = 86_400.0

    private static func alternativeName(_ host: String) -> GeneralName {
        guard let address = IPAddress.bytes(of: host) else { return .dnsName(host) }
        return .ipAddress(ASN1OctetString(contentBytes: address[...]))
    }
}

/// A certificate with the chain that proves it and the key that goes with it.
public struct IssuedCertificate: Hashable, Sendable {
    /// The certificate, followed by its authority's, in PEM form.
    public let chainPEM: String
    /// The certificate's private key in PEM form (PKCS#8).
    public let keyPEM: String
}

/// A certificate could not be made.
public struct CertificateError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong, for a person.
    public let description: String

    init(_ description: String) {
        self.description = description
    }

    static func wrapping<Result>(_ body: () throws -> Result) throws(CertificateError) -> Result {
        do {
            return try body()
        } catch {
            throw CertificateError(String(describing: error))
        }
    }
}

/// Reads IP addresses in their text form.
enum IPAddress {
    /// The 4 or 16 bytes of an address, or `nil` if the text is a name.
    static func bytes(of text: String) -> [UInt8]? {
        text.contains(":") ? versionSix(text) : versionFour(text)
    }

    private static func versionFour(_ text: String) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let bytes = parts.compactMap { UInt8($0) }
        return parts.count == 4 && bytes.count == 4 ? bytes : nil
    }

    private static func versionSix(_ text: String) -> [UInt8]? {
        let halves = text.split(separator: "::", maxSplits: 2, omittingEmptySubsequences: false)
        guard halves.count <= 2, let head = groups(halves[0]) else { return nil }
        guard halves.count == 2 else { return head.count == 16 ? head : nil }
        guard let tail = groups(halves[1]), head.count + tail.count < 16 else { return nil }
        return head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail
    }

    private static func groups(_ text: Substring) -> [UInt8]? {
        var bytes: [UInt8] = []
        for group in text.split(separator: ":", omittingEmptySubsequences: false) where !text.isEmpty {
            guard group.count <= 4, let value = UInt16(group, radix: 16) else { return nil }
            bytes += [UInt8(value >> 8), UInt8(value & 0xff)]
        }
        return bytes
    }
}

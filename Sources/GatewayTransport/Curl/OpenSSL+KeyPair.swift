#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

extension OpenSSL {
    /// A reason for which a certificate and a private key cannot be used together.
    enum KeyPairFault {
        case unreadableCertificate, unreadableKey, mismatch
    }

    /// Checks a client certificate as libcurl will use it.
    ///
    /// - Parameters:
    ///   - certificate: The certificate in PEM form; the first of several counts.
    ///   - key: The private key in PEM form, not encrypted.
    /// - Returns: The fault, or `nil` if there is none or libcurl has no OpenSSL.
    static func fault(ofCertificate certificate: [UInt8], key: [UInt8]) -> KeyPairFault? {
        guard let functions = KeyPairFunctions.loaded else { return nil }
        defer { functions.clearErrors() }
        guard let certificate = unsafe functions.read(functions.readCertificate, certificate) else {
            return .unreadableCertificate
        }
        defer { unsafe functions.freeCertificate(certificate) }
        guard let key = unsafe functions.read(functions.readKey, key) else { return .unreadableKey }
        defer { unsafe functions.freeKey(key) }
        return unsafe functions.checkKey(certificate, key) == 1 ? nil : .mismatch
    }
}

/// The functions of OpenSSL that read certificates and keys.
@safe
private struct KeyPairFunctions: Sendable {
    typealias Read =
        @convention(c) (
            UnsafeMutableRawPointer, UnsafeMutableRawPointer?, UnsafeRawPointer?, UnsafeRawPointer?
        ) -> UnsafeMutableRawPointer?
    private typealias MakeBuffer = @convention(c) (UnsafeRawPointer?, Int32) -> UnsafeMutableRawPointer?
    private typealias FreeBuffer = @convention(c) (UnsafeMutableRawPointer) -> Int32

    static let loaded = KeyPairFunctions()

    private let makeBuffer: MakeBuffer
    private let freeBuffer: FreeBuffer
    let readCertificate: Read
    let readKey: Read
    let freeCertificate: @convention(c) (UnsafeMutableRawPointer) -> Void
    let freeKey: @convention(c) (UnsafeMutableRawPointer) -> Void
    let checkKey: @convention(c) (UnsafeMutableRawPointer, UnsafeMutableRawPointer) -> Int32
    let clearErrors: @convention(c) () -> Void

    private init?() {
        guard let library = unsafe OpenSSL.library,
            let makeBuffer = unsafe dlsym(library, "BIO_new_mem_buf"),
            let freeBuffer = unsafe dlsym(library, "BIO_free"),
            let readCertificate = unsafe dlsym(library, "PEM_read_bio_X509_AUX"),
            let readKey = unsafe dlsym(library, "PEM_read_bio_PrivateKey"),
            let freeCertificate = unsafe dlsym(library, "X509_free"),
            let freeKey = unsafe dlsym(library, "EVP_PKEY_free"),
            let checkKey = unsafe dlsym(library, "X509_check_private_key"),
            let clearErrors = unsafe dlsym(library, "ERR_clear_error")
        else { return nil }
        unsafe self.makeBuffer = unsafe unsafeBitCast(makeBuffer, to: MakeBuffer.self)
        unsafe self.freeBuffer = unsafe unsafeBitCast(freeBuffer, to: FreeBuffer.self)
        unsafe self.readCertificate = unsafe unsafeBitCast(readCertificate, to: Read.self)
        unsafe self.readKey = unsafe unsafeBitCast(readKey, to: Read.self)
        unsafe self.freeCertificate = unsafe unsafeBitCast(
            freeCertificate,
            to: (@convention(c) (UnsafeMutableRawPointer) -> Void).self
        )
        unsafe self.freeKey = unsafe unsafeBitCast(
            freeKey,
            to: (@convention(c) (UnsafeMutableRawPointer) -> Void).self
        )
        unsafe self.checkKey = unsafe unsafeBitCast(
            checkKey,
            to: (@convention(c) (UnsafeMutableRawPointer, UnsafeMutableRawPointer) -> Int32).self
        )
        self.clearErrors = unsafe unsafeBitCast(clearErrors, to: (@convention(c) () -> Void).self)
    }

    /// Reads an object from PEM text.
    func read(_ function: Read, _ bytes: [UInt8]) -> UnsafeMutableRawPointer? {
        unsafe bytes.withUnsafeBytes { bytes in
            guard let buffer = unsafe makeBuffer(bytes.baseAddress, Int32(clamping: bytes.count)) else { return nil }
            defer { _ = unsafe freeBuffer(buffer) }
            // An empty password keeps OpenSSL from asking for one on the terminal.
            return unsafe "".withCString { unsafe function(buffer, nil, nil, $0) }
        }
    }
}

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The OpenSSL that libcurl has loaded, if it has.
///
/// This package does not link it, so its functions are looked up at run time. They are looked up
/// from libcurl's own dependencies, because a process may have loaded another OpenSSL as well.
@safe
struct OpenSSL: Sendable {
    private typealias Version = @convention(c) (UnsafeRawPointer) -> UnsafePointer<CChar>?
    private typealias CurrentCipher = @convention(c) (UnsafeRawPointer) -> UnsafeRawPointer?
    private typealias CipherName = @convention(c) (UnsafeRawPointer?) -> UnsafePointer<CChar>?
    private typealias IsReused = @convention(c) (UnsafeRawPointer) -> Int32

    private let version: Version
    private let currentCipher: CurrentCipher
    private let cipherName: CipherName
    private let isReused: IsReused

    private static let loaded = OpenSSL()

    private init?() {
        guard let library = unsafe Self.library,
            let version = unsafe dlsym(library, "SSL_get_version"),
            let currentCipher = unsafe dlsym(library, "SSL_get_current_cipher"),
            let cipherName = unsafe dlsym(library, "SSL_CIPHER_get_name"),
            let isReused = unsafe dlsym(library, "SSL_session_reused")
        else { return nil }
        unsafe self.version = unsafe unsafeBitCast(version, to: Version.self)
        unsafe self.currentCipher = unsafe unsafeBitCast(currentCipher, to: CurrentCipher.self)
        unsafe self.cipherName = unsafe unsafeBitCast(cipherName, to: CipherName.self)
        unsafe self.isReused = unsafe unsafeBitCast(isReused, to: IsReused.self)
    }

    /// The library in which to look up OpenSSL's functions.
    static var library: UnsafeMutableRawPointer? {
        let names = ["libcurl.so.4", "libcurl.4.dylib"]
        let shared = unsafe names.lazy.compactMap { name in unsafe dlopen(name, RTLD_LAZY | RTLD_NOLOAD) }.first
        // A libcurl that is a part of the program has its OpenSSL there, too.
        return unsafe shared ?? dlopen(nil, RTLD_LAZY)
    }

    /// The parameters that an `SSL` has negotiated.
    static func describe(_ ssl: UnsafeMutableRawPointer) -> ConnectionInfo.TLS? {
        guard let loaded, let version = unsafe loaded.version(ssl),
            let name = unsafe loaded.cipherName(loaded.currentCipher(ssl))
        else { return nil }
        return unsafe ConnectionInfo.TLS(
            version: String(cString: version),
            cipherSuite: String(cString: name),
            isResumed: loaded.isReused(ssl) != 0
        )
    }
}

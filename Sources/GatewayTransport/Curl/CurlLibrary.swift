import CCurl

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The capabilities of this process's libcurl.
struct CurlLibrary: Sendable {
    /// The version as libcurl writes it, such as `7.88.1`.
    let version: String
    /// The file with the authorities to trust by default, if there is one.
    let defaultAuthorities: String?
    /// The version as a number: `0x075801` for 7.88.1.
    let versionNumber: UInt32

    /// Initializes libcurl, once in the process.
    static let loaded: Result<CurlLibrary, TransportError> = Result { () throws(TransportError) in
        guard curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK else {
            throw TransportError(.invalidConfiguration, "libcurl cannot be initialized")
        }
        guard let info = unsafe curl_version_info(CURLVERSION_SEVENTH) else {
            throw TransportError(.invalidConfiguration, "libcurl does not tell its version")
        }
        let library = unsafe CurlLibrary(
            version: info.pointee.version.map { unsafe String(cString: $0) } ?? "unknown",
            defaultAuthorities: authorities(besides: info.pointee.cainfo.map { unsafe String(cString: $0) }),
            versionNumber: info.pointee.version_num
        )
        // 7.72 is the first without CVE-2020-8231, which this way of using libcurl is exposed to.
        guard library.versionNumber >= 0x07_48_00 else {
            throw TransportError(.invalidConfiguration, "libcurl \(library.version) is too old: 7.72 is needed")
        }
        return library
    }

    /// The file that libcurl was built to trust, or another if this system does not have it.
    ///
    /// A libcurl that comes with a program, and not with the system, was built for another system.
    private static func authorities(besides builtIn: String?) -> String? {
        let others = [
            "/etc/ssl/certs/ca-certificates.crt",  // Debian, Ubuntu, Arch, Alpine
            "/etc/pki/tls/certs/ca-bundle.crt",  // Fedora, RHEL
            "/etc/ssl/ca-bundle.pem",  // openSUSE
            "/etc/ssl/cert.pem",  // macOS, Alpine
        ]
        let isThere = { (file: String) in unsafe access(file, R_OK) == 0 }
        return (builtIn.map { [$0] + others } ?? others).first(where: isThere) ?? builtIn
    }
}

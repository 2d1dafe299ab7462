import CCurl

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension CurlEasy {
    /// The end of TLS, as far as it is known.
    enum TLSEnd {
        /// The peer has announced it, by `close_notify` or a fatal alert.
        case announced
        /// The peer has not announced it.
        case unannounced
        /// The connection has no TLS, or it is not OpenSSL's.
        case unknown
    }

    /// Whether the peer has announced the end of TLS (RFC 8446, section 6.1).
    ///
    /// libcurl up to 8.9 does not tell, and reports the end of TCP alone as an ordinary end.
    var tlsEnd: TLSEnd {
        guard let connection = unsafe openSSL,
            let shutdownState = unsafe Self.shutdownState
        else { return .unknown }
        return unsafe shutdownState(connection) & Self.receivedShutdown != 0 ? .announced : .unannounced
    }

    /// `SSL_RECEIVED_SHUTDOWN` of OpenSSL.
    private static let receivedShutdown: Int32 = 2

    private typealias ShutdownState = @convention(c) (UnsafeMutableRawPointer) -> Int32

    /// `SSL_get_shutdown` of the OpenSSL that libcurl uses, which need not be the only one in the process.
    private static let shutdownState: ShutdownState? = {
        guard let library = unsafe OpenSSL.library, let symbol = unsafe dlsym(library, "SSL_get_shutdown") else {
            return nil
        }
        return unsafe unsafeBitCast(symbol, to: ShutdownState.self)
    }()
}

import CCurl

/// Why a proxy has not made a way to the server, in words that name the proxy without its user and password.
///
/// It is decided by numbers, because libcurl's texts change from version to version.
struct ProxyFailure {
    let proxy: ProxyAddress
    /// The host and port that the proxy was asked for.
    let target: String
    let stage: TransportError.Stage
    let result: CURLcode
    /// The HTTP status of the proxy's answer to CONNECT, or 0.
    let status: Int
    /// Why SOCKS failed, in libcurl's numbers for it.
    let fault: CURLproxycode
    /// The number that OpenSSL gives the fault of the proxy's certificate.
    let verification: Int
    /// The text of libcurl.
    let text: String
    /// The text of the system, or else of libcurl.
    let reason: String

    var error: TransportError {
        TransportError(
            .proxyFailed,
            "The proxy \(proxy) \(detail)",
            stage: stage,
            proxyStatus: status == 0 ? nil : status
        )
    }

    private var detail: String {
        switch result {
        case _ where status != 0:
            return "\(refusal) (HTTP status \(status))"
        case CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_RESOLVE_HOST:
            return "has no address: \(text)"
        case CURLE_COULDNT_CONNECT where stage == .tcp:
            return "cannot be reached: \(reason)"
        case CURLE_PEER_FAILED_VERIFICATION where CertificateFault.wrongHost.contains(verification):
            return "has a certificate for another host: \(text)"
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR:
            return "has a certificate that is not trusted: \(text)"
        case CURLE_SSL_CONNECT_ERROR:
            return "failed at the TLS handshake: \(text)"
        case CURLE_PROXY:
            return socksDetail
        default:
            return "failed: \(text)"
        }
    }

    /// The meaning of an HTTP status (RFC 9110, section 15).
    private var refusal: String {
        switch status {
        // RFC 9110 wants 407; tinyproxy answers a wrong password with 401.
        case 401, 407: credentialsAreRefused
        case 403: "does not allow a way to \(target)"
        case 500, 502, 503, 504: "did not reach \(target)"
        default: "made no way to \(target)"
        }
    }

    /// The meaning of a SOCKS reply (RFC 1928, section 6; RFC 1929, section 2).
    private var socksDetail: String {
        switch fault {
        case CURLPX_USER_REJECTED, CURLPX_NO_AUTH: credentialsAreRefused
        case CURLPX_REPLY_NOT_ALLOWED: "does not allow a way to \(target)"
        case CURLPX_REPLY_CONNECTION_REFUSED: "did not reach \(target): nothing listens there"
        case CURLPX_REPLY_HOST_UNREACHABLE, CURLPX_REPLY_NETWORK_UNREACHABLE, CURLPX_REPLY_TTL_EXPIRED:
            "did not reach \(target): no way leads there"
        case CURLPX_REPLY_GENERAL_SERVER_FAILURE: "did not reach \(target)"
        case CURLPX_REPLY_ADDRESS_TYPE_NOT_SUPPORTED:
            "knows no way to the address of \(target); with socks5h it looks up the name itself"
        case CURLPX_REQUEST_FAILED: "does not allow a way to \(target), or did not reach it"
        default: "failed: \(text)"
        }
    }

    private var credentialsAreRefused: String {
        proxy.user == nil && proxy.password == nil
            ? "wants a user and a password, which are not set"
            : "refuses the user or the password"
    }
}

/// OpenSSL's numbers for what is wrong with a certificate.
enum CertificateFault {
    /// It is for another host or address.
    ///
    /// libcurl compares the names itself and then leaves 1, "unspecified".
    static let wrongHost: Set<Int> = [1, 62, 64]
}

import CCurl

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A failure to open a connection as libcurl tells it.
///
/// The code is decided by numbers alone, and by how far the connection was, because libcurl's
/// texts change from version to version; the texts only end up in the message.
struct CurlOpeningFailure {
    let result: CURLcode
    let route: CurlRoute
    let stage: TransportError.Stage
    /// The HTTP status of the proxy's answer to CONNECT, or 0.
    let proxyStatus: Int
    /// Why the proxy failed, in libcurl's numbers for it.
    let proxyFault: CURLproxycode
    /// The number that OpenSSL gives the fault of the certificate.
    let verification: Int
    let systemError: Int32
    let text: String

    init(_ result: CURLcode, of easy: CurlEasy, _ progress: CurlProgress) {
        self.result = result
        route = progress.route
        // A wrong setting of TLS ends the connection in the moment in which TCP is connected.
        let isUnseenTLS = route.proxy == nil && Self.isAboutTLS(result)
        stage = isUnseenTLS ? .tls : progress.stage
        proxyStatus = easy.number(CURLINFO_HTTP_CONNECTCODE)
        proxyFault = CURLproxycode(rawValue: UInt32(clamping: easy.number(CURLINFO_PROXY_ERROR)))
        verification = easy.number(CURLINFO_SSL_VERIFYRESULT)
        systemError = Int32(truncatingIfNeeded: easy.number(CURLINFO_OS_ERRNO))
        text = easy.failureText(for: result)
    }

    var error: TransportError {
        let host = route.url.host
        switch result {
        case CURLE_OPERATION_TIMEDOUT:
            return error(.timedOut, route.missedDeadline(at: stage))
        case CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CRL_BADFILE, CURLE_SSL_CIPHER:
            return error(.invalidConfiguration, "A setting of TLS cannot be used: \(text)")
        case CURLE_PROXY where proxyFault == CURLPX_RESOLVE_HOST:
            return TransportError(.nameNotFound, "The name \(host) has no address: \(text)", stage: .nameLookup)
        case CURLE_COULDNT_CONNECT where systemError == ETIMEDOUT && stage == .tcp:
            return error(.timedOut, "\(route.firstHop) does not answer: \(text)")
        case _ where isProxyFailure:
            return proxyFailure
        case CURLE_COULDNT_RESOLVE_HOST:
            return error(.nameNotFound, "The name \(host) has no address: \(text)")
        case CURLE_COULDNT_CONNECT:
            return error(.connectionRefused, "Connecting failed: \(systemText ?? text)")
        case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
            return error(.unexpectedPublicKey, "The public key of \(host) is none of those that were pinned")
        case CURLE_PEER_FAILED_VERIFICATION where Self.wrongHost.contains(verification):
            return error(.wrongHost, "The certificate is not for \(host): \(text)")
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR:
            return error(.untrustedCertificate, "The certificate of \(host) is not trusted: \(text)")
        case CURLE_SSL_CONNECT_ERROR where systemError == ECONNRESET:
            return error(.reset, "The connection was reset during the TLS handshake: \(text)")
        case CURLE_SSL_CONNECT_ERROR:
            return error(.tlsFailed, "The TLS handshake with \(host) failed: \(text)")
        case CURLE_URL_MALFORMAT:
            return TransportError(.invalidURL, text)
        default:
            return error(.dropped, "The connection broke: \(text)")
        }
    }

    private func error(_ code: TransportError.Code, _ message: String) -> TransportError {
        TransportError(code, message, stage: stage)
    }

    /// OpenSSL's numbers for a certificate that is for another host or address.
    ///
    /// libcurl compares the names itself and then leaves 1, "unspecified".
    private static let wrongHost: Set<Int> = [1, 62, 64]

    private static func isAboutTLS(_ result: CURLcode) -> Bool {
        switch result {
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR,
            CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CRL_BADFILE, CURLE_SSL_CIPHER:
            true
        default: false
        }
    }

    /// Whether the proxy is to blame: all that happens before it has made way.
    private var isProxyFailure: Bool {
        guard route.proxy != nil else { return false }
        return [.nameLookup, .tcp, .proxy].contains(stage)
    }

    private var proxyFailure: TransportError {
        let name = "The proxy \(route.proxy.map(\.description) ?? "")"
        let detail =
            switch result {
            case _ where proxyStatus != 0: "answered with HTTP status \(proxyStatus)"
            case CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_RESOLVE_HOST: "has no address: \(text)"
            case CURLE_COULDNT_CONNECT where stage == .tcp: "cannot be reached: \(systemText ?? text)"
            default: "failed: \(text)"
            }
        return TransportError(
            .proxyFailed,
            "\(name) \(detail)",
            stage: stage,
            proxyStatus: proxyStatus == 0 ? nil : proxyStatus
        )
    }

    private var systemText: String? {
        guard systemError != 0, let text = unsafe strerror(systemError) else { return nil }
        return unsafe String(cString: text)
    }
}

extension CurlEasy {
    /// What libcurl says of a failure.
    func failureText(for result: CURLcode) -> String {
        let detail = failureText
        return detail.isEmpty ? unsafe String(cString: curl_easy_strerror(result)) : detail
    }

    /// The address and port that TCP is connected to.
    var peer: String? {
        guard let address = text(CURLINFO_PRIMARY_IP), !address.isEmpty else { return nil }
        let host = address.contains(":") ? "[\(address)]" : address
        return "\(host):\(number(CURLINFO_PRIMARY_PORT))"
    }
}

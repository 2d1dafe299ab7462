import CCurl

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A failure as libcurl tells it.
///
/// The code is decided by numbers alone, because libcurl's texts change from
/// version to version; the texts only end up in the message.
struct CurlFailure {
    let result: CURLcode
    /// The HTTP status of the proxy's answer to CONNECT, or 0.
    let proxyStatus: Int
    /// The number that OpenSSL gives the fault of the certificate.
    let verification: Int
    let systemError: Int32
    let text: String
    let stage: String
    let url: WebSocketURL
    /// The proxy, if one is certain.
    let proxy: ProxyServer?

    init(_ result: CURLcode, of easy: CurlEasy, _ url: WebSocketURL, _ configuration: CurlTransport.Configuration) {
        self.result = result
        proxyStatus = easy.number(CURLINFO_HTTP_CONNECTCODE)
        verification = easy.number(CURLINFO_SSL_VERIFYRESULT)
        systemError = Int32(truncatingIfNeeded: easy.number(CURLINFO_OS_ERRNO))
        stage = easy.unfinishedStage(of: url)
        self.url = url
        if case .server(let server) = configuration.proxy { proxy = server } else { proxy = nil }
        let detail = easy.failureText
        text = detail.isEmpty ? unsafe String(cString: curl_easy_strerror(result)) : detail
    }

    var error: TransportError {
        guard !isProxyFailure else {
            let name = proxy.map { "The proxy \($0)" } ?? "The proxy"
            let detail = proxyStatus == 0 ? text : "it answered with HTTP status \(proxyStatus)"
            return TransportError(.proxyFailed, "\(name) failed: \(detail)")
        }
        switch result {
        case CURLE_COULDNT_RESOLVE_HOST:
            return TransportError(.nameNotFound, "The name \(url.host) has no address: \(text)")
        case CURLE_OPERATION_TIMEDOUT:
            return TransportError(.timedOut, stage)
        case CURLE_COULDNT_CONNECT where systemError == ETIMEDOUT:
            return TransportError(.timedOut, "The server does not answer: \(text)")
        case CURLE_COULDNT_CONNECT:
            return TransportError(.connectionRefused, "Connecting failed\(systemText ?? ": \(text)")")
        case CURLE_PEER_FAILED_VERIFICATION where Self.wrongHost.contains(verification):
            return TransportError(.wrongHost, "The certificate is not for \(url.host): \(text)")
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_PINNEDPUBKEYNOTMATCH:
            return TransportError(.untrustedCertificate, "The certificate of \(url.host) is not trusted: \(text)")
        case CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CRL_BADFILE, CURLE_SSL_CIPHER:
            return TransportError(.invalidConfiguration, "A setting of TLS cannot be used: \(text)")
        case CURLE_SSL_CONNECT_ERROR:
            return TransportError(.tlsFailed, "The TLS handshake failed: \(text)")
        case CURLE_URL_MALFORMAT:
            return TransportError(.invalidURL, text)
        default:
            return TransportError(.dropped, "The connection broke: \(text)")
        }
    }

    /// OpenSSL's numbers for a certificate that is for another host or address.
    ///
    /// libcurl compares the names itself and then leaves 1, "unspecified".
    private static let wrongHost: Set<Int> = [1, 62, 64]

    private var isProxyFailure: Bool {
        switch result {
        case CURLE_COULDNT_RESOLVE_PROXY, CURLcode(rawValue: 97): return true
        default: break
        }
        if proxyStatus != 0 { return !(200..<300).contains(proxyStatus) }
        // Beyond an HTTP proxy that has not answered, nothing has been reached.
        guard let proxy else { return false }
        return result == CURLE_COULDNT_CONNECT || !proxy.isSOCKS && result != CURLE_OPERATION_TIMEDOUT
    }

    private var systemText: String? {
        guard systemError != 0, let text = unsafe strerror(systemError) else { return nil }
        return unsafe ": " + String(cString: text)
    }
}

extension CurlEasy {
    /// What connecting is still about, as a failure to finish in time.
    ///
    /// libcurl counts TCP as connected only when TLS is done, so the two cannot be told apart.
    func unfinishedStage(of url: WebSocketURL) -> String {
        if !hasPassed(CURLINFO_NAMELOOKUP_TIME_T) { return "The address was not found in time" }
        return "\(url.isSecure ? "Connecting and the TLS handshake were" : "Connecting was") not finished in time"
    }

    /// The peer's address and port.
    var peer: String? {
        guard let address = text(CURLINFO_PRIMARY_IP), !address.isEmpty else { return nil }
        let host = address.contains(":") ? "[\(address)]" : address
        return "\(host):\(number(CURLINFO_PRIMARY_PORT))"
    }
}

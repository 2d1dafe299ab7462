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
    /// Whether it is the server's name, not the proxy's, that has no address.
    let isTargetUnknown: Bool
    /// The number that OpenSSL gives the fault of the certificate.
    let verification: Int
    /// The same for the certificate of the proxy.
    let proxyVerification: Int
    let systemError: Int32
    /// Whether no file descriptor was left for a socket, and for a file beside it.
    let lacks: (socket: Bool, spare: Bool)
    let text: String

    init(_ result: CURLcode, of easy: CurlEasy, _ progress: CurlProgress) {
        self.result = result
        route = progress.route
        proxyStatus = easy.number(CURLINFO_HTTP_CONNECTCODE)
        proxyFault = CURLproxycode(rawValue: UInt32(clamping: easy.number(CURLINFO_PROXY_ERROR)))
        // libcurl looks up the server's name for some proxies, once it is connected to the proxy.
        let isOnTheWay = route.proxy == nil || progress.stage != .nameLookup
        isTargetUnknown =
            proxyFault == CURLPX_RESOLVE_HOST || result == CURLE_COULDNT_RESOLVE_HOST && isOnTheWay
        stage =
            isTargetUnknown
            ? .nameLookup : Self.stage(of: result, progress, proxyStatus: proxyStatus, proxyFault: proxyFault)
        verification = easy.number(CURLINFO_SSL_VERIFYRESULT)
        proxyVerification = easy.number(CURLINFO_PROXY_SSL_VERIFYRESULT)
        systemError = Int32(truncatingIfNeeded: easy.number(CURLINFO_OS_ERRNO))
        lacks = (progress.lacksSocket, progress.lacksSpare)
        text = easy.failureText(for: result)
    }

    var error: TransportError {
        switch result {
        case CURLE_COULDNT_CONNECT where lacks.socket,
            CURLE_SSL_CACERT_BADFILE where lacks.spare,
            CURLE_SSL_CERTPROBLEM where lacks.spare:
            return .outOfDescriptors("No connection to \(route.firstHop) can be opened", stage: stage)
        case CURLE_OPERATION_TIMEDOUT:
            return error(.timedOut, route.missedDeadline(at: stage))
        case CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CRL_BADFILE, CURLE_SSL_CIPHER:
            return error(.invalidConfiguration, "A setting of TLS cannot be used: \(text)")
        case _ where isTargetUnknown:
            // Not in libcurl's words: some versions blame the proxy's name for that of the server.
            return error(.nameNotFound, "The name \(route.url.host) has no address")
        case CURLE_COULDNT_CONNECT where systemError == ETIMEDOUT && stage == .tcp:
            return error(.timedOut, "\(route.firstHop) does not answer: \(text)")
        default:
            return proxyFailure?.error ?? serverFailure
        }
    }

    /// The fault of the server, or of the way to it.
    private var serverFailure: TransportError {
        let host = route.url.host
        switch result {
        case CURLE_COULDNT_CONNECT:
            return error(.connectionRefused, "Connecting failed: \(systemText ?? text)")
        case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
            return error(.unexpectedPublicKey, "The public key of \(host) is none of those that were pinned")
        case CURLE_PEER_FAILED_VERIFICATION where CertificateFault.wrongHost.contains(verification):
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

    /// How far the connection was, which may be further than was seen: a stage can end in the moment in which it begins.
    private static func stage(
        of result: CURLcode,
        _ progress: CurlProgress,
        proxyStatus: Int,
        proxyFault: CURLproxycode
    ) -> TransportError.Stage {
        let proxy = progress.route.proxy
        let hasWay = proxy?.scheme != .https || (200..<300).contains(proxyStatus)
        // Only OpenSSL tells when TLS begins. That with an HTTPS proxy comes first.
        if isAboutTLS(result) { return hasWay ? .tls : .proxy }
        let isUnconnected = [CURLE_COULDNT_CONNECT, CURLE_OPERATION_TIMEDOUT].contains(result)
        let hasTalked = proxyStatus != 0 || proxyFault != CURLPX_OK || !isUnconnected
        return proxy != nil && hasTalked && progress.stage == .tcp ? .proxy : progress.stage
    }

    private static func isAboutTLS(_ result: CURLcode) -> Bool {
        switch result {
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR,
            CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CRL_BADFILE, CURLE_SSL_CIPHER:
            true
        default: false
        }
    }

    /// The fault of the proxy, if it has one: it is responsible for all that happens before its tunnel stands.
    private var proxyFailure: ProxyFailure? {
        guard let proxy = route.proxy, [.nameLookup, .tcp, .proxy].contains(stage) else { return nil }
        return ProxyFailure(
            proxy: proxy,
            target: "\(route.url.bracketedHost):\(route.url.port)",
            stage: stage,
            result: result,
            status: proxyStatus,
            fault: proxyFault,
            verification: proxyVerification,
            text: text,
            reason: systemText ?? text
        )
    }

    private var systemText: String? { systemError == 0 ? nil : SystemError.text(of: systemError) }
}

extension CurlEasy {
    /// The text of libcurl for a failure.
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

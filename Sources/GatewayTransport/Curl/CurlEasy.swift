import CCurl
import GatewayText

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Owns one libcurl easy handle: one connection's names, proxy, TLS and socket.
///
/// It is not `Sendable`: libcurl forbids using one handle from two threads at
/// once. The handle is freed, and its socket closed, when its owner lets go.
@safe
final class CurlEasy {
    /// The outcome of writing.
    enum Outcome: Equatable {
        /// So many bytes were carried.
        case done(Int)
        /// The socket is not ready.
        case wouldBlock
        /// The connection broke.
        case failed(CURLcode)
    }

    /// The outcome of reading.
    enum Reading: Equatable {
        /// There is no more room for bytes.
        case full
        /// The socket has no more bytes for now.
        case drained
        /// The peer sends no more.
        case ended
        /// The connection broke.
        case failed(CURLcode)
    }

    private let raw: UnsafeMutableRawPointer
    private let errorText: UnsafeMutablePointer<CChar>
    private var lists = unsafe [UnsafeMutablePointer<curl_slist>]()
    private weak var multi: CurlMulti?
    private var progress: CurlProgress?

    /// Creates a handle.
    ///
    /// - Parameter identifier: The identifier of the handle in ``CurlMulti/nextDone()``; not 0.
    /// - Throws: ``TransportError`` if there is no memory.
    init(identifier: Int) throws(TransportError) {
        guard let raw = unsafe curl_easy_init() else {
            throw TransportError(.invalidConfiguration, "libcurl has no memory for a connection")
        }
        unsafe self.raw = raw
        unsafe errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        try check(unsafe ccurl_setopt_pointer(raw, CURLOPT_PRIVATE, UnsafeMutableRawPointer(bitPattern: identifier)))
        try check(unsafe ccurl_setopt_pointer(raw, CURLOPT_ERRORBUFFER, errorText))
    }

    deinit {
        if let multi { unsafe multi.remove(raw) }
        unsafe curl_easy_cleanup(raw)
        unsafe lists.forEach { list in unsafe curl_slist_free_all(list) }
        unsafe errorText.deallocate()
    }

    /// Lets a multi handle drive this one, until this one is freed.
    func attach(to multi: CurlMulti) throws(TransportError) {
        guard unsafe multi.add(raw) else {
            throw TransportError(.invalidConfiguration, "libcurl refused the connection")
        }
        self.multi = multi
    }

    /// The most bytes that libcurl takes from the socket at a time.
    private static let readSize = 64 << 10

    /// Lets libcurl take more at a time from the socket of a connection that stands.
    ///
    /// While it connects, libcurl would allocate as much.
    func enlargeReads() throws(TransportError) {
        try check(unsafe ccurl_setopt_long(raw, CURLOPT_BUFFERSIZE, Self.readSize))
    }

    /// How many bytes at a time are a stream that is worth another look, and no single messages.
    private static let trickle = 8 << 10

    /// Receives bytes until there is no more room for them, or no more come.
    ///
    /// - Parameters:
    ///   - span: Where the bytes go.
    ///   - isPlain: Whether the socket is read as it is. Then a few bytes, fewer than asked for, are taken for
    ///     the last for now, which spares asking; TLS may hold more that no poll tells of.
    /// - Returns: The outcome.
    func receive(into span: inout OutputSpan<UInt8>, isPlain: Bool) -> Reading {
        unsafe span.withUnsafeMutableBufferPointer { buffer, filled in
            while filled < buffer.count {
                var count = 0
                let room = buffer.count - filled
                let result = unsafe curl_easy_recv(raw, buffer.baseAddress.map { unsafe $0 + filled }, room, &count)
                switch result {
                case CURLE_OK where count == 0: return .ended
                case CURLE_OK: filled += min(count, room)
                case CURLE_AGAIN: return .drained
                default: return .failed(result)
                }
                if isPlain, count < min(room, Self.trickle) { return .drained }
            }
            return .full
        }
    }

    /// Sends bytes.
    ///
    /// After ``Outcome/wouldBlock`` the same bytes must be offered again, at
    /// the same address: before libcurl 8.10, OpenSSL insists on it.
    func send(_ bytes: UnsafeRawBufferPointer) -> Outcome {
        var count = 0
        let result = unsafe curl_easy_send(raw, bytes.baseAddress, bytes.count, &count)
        return switch result {
        case CURLE_OK: .done(min(count, bytes.count))
        case CURLE_AGAIN: .wouldBlock
        default: .failed(result)
        }
    }
}

// MARK: - Options

extension CurlEasy {
    func set(_ option: CURLoption, _ value: Int) throws(TransportError) {
        try check(unsafe ccurl_setopt_long(raw, option, value))
    }

    func set(_ option: CURLoption, _ value: String?) throws(TransportError) {
        guard let value else {
            return try check(unsafe ccurl_setopt_string(raw, option, nil))
        }
        guard !value.utf8.contains(0) else {
            throw TransportError(.invalidConfiguration, "A setting holds a zero byte")
        }
        try check(unsafe ccurl_setopt_string(raw, option, value))
    }

    /// Sets an option to bytes, which libcurl copies.
    func set(_ option: CURLoption, _ value: [UInt8]) throws(TransportError) {
        var value = value
        let result = unsafe value.withUnsafeMutableBytes { bytes in
            var blob = unsafe curl_blob(data: bytes.baseAddress, len: bytes.count, flags: UInt32(CURL_BLOB_COPY))
            return unsafe ccurl_setopt_blob(raw, option, &blob)
        }
        if result == CURLE_NOT_BUILT_IN || result == CURLE_UNKNOWN_OPTION {
            throw TransportError(.invalidConfiguration, "This libcurl takes certificates and keys from files only")
        }
        try check(result)
    }

    func set(_ option: CURLoption, _ lines: [String]) throws(TransportError) {
        var list: UnsafeMutablePointer<curl_slist>?
        for line in lines {
            guard let longer = unsafe curl_slist_append(list, line) else {
                unsafe curl_slist_free_all(list)
                throw TransportError(.invalidConfiguration, "libcurl has no memory for a connection")
            }
            unsafe list = unsafe longer
        }
        guard let list = unsafe list else { return }
        unsafe lists.append(list)
        try check(unsafe ccurl_setopt_list(raw, option, list))
    }

    /// Shares what a share handle holds; it must outlive this handle.
    func share(_ share: UnsafeMutableRawPointer) throws(TransportError) {
        try check(unsafe ccurl_setopt_pointer(raw, CURLOPT_SHARE, share))
    }

    /// Has a progress learn what libcurl does, and open its sockets; it lives as long as the handle.
    func observe(with progress: CurlProgress) throws(TransportError) {
        self.progress = progress
        let argument = unsafe Unmanaged.passUnretained(progress).toOpaque()
        try check(unsafe ccurl_setopt_opensocket(raw, openSocket))
        try check(unsafe ccurl_setopt_pointer(raw, CURLOPT_OPENSOCKETDATA, argument))
        // Other libraries than OpenSSL and its kin do not tell.
        _ = unsafe ccurl_setopt_ssl_ctx(raw, beginTLS)
        _ = unsafe ccurl_setopt_pointer(raw, CURLOPT_SSL_CTX_DATA, argument)
    }

    private func check(_ result: CURLcode) throws(TransportError) {
        guard result != CURLE_OK else { return }
        let text = unsafe String(cString: curl_easy_strerror(result))
        throw TransportError(.invalidConfiguration, "libcurl refused a setting: \(text)")
    }
}

// MARK: - Information

extension CurlEasy {
    /// libcurl's text for the failure, which may quote the peer; empty if there is none.
    var failureText: String { PeerText.sanitized(unsafe String(cString: errorText)) }

    /// The system's number for the last error, or `nil` if there was none.
    var systemError: Int32? {
        let error = number(CURLINFO_OS_ERRNO)
        return error == 0 ? nil : Int32(truncatingIfNeeded: error)
    }

    /// The connected socket, or `nil` if there is none.
    var socket: Int32? {
        var socket: curl_socket_t = -1
        guard unsafe ccurl_getinfo_socket(raw, CURLINFO_ACTIVESOCKET, &socket) == CURLE_OK, socket >= 0 else {
            return nil
        }
        return socket
    }

    func number(_ info: CURLINFO) -> Int {
        var value = 0
        return unsafe ccurl_getinfo_long(raw, info, &value) == CURLE_OK ? value : 0
    }

    /// The `SSL` of OpenSSL or its kin, or `nil` without TLS and with other libraries.
    ///
    /// libcurl tells it once something has been sent.
    var openSSL: UnsafeMutableRawPointer? {
        var session: UnsafeMutablePointer<curl_tlssessioninfo>?
        guard unsafe ccurl_getinfo_tls(raw, &session) == CURLE_OK, let session = unsafe session?.pointee,
            unsafe session.backend == CURLSSLBACKEND_OPENSSL
        else { return nil }
        return unsafe session.internals
    }

    func text(_ info: CURLINFO) -> String? {
        var value: UnsafePointer<CChar>?
        guard unsafe ccurl_getinfo_string(raw, info, &value) == CURLE_OK, let value = unsafe value else { return nil }
        return unsafe String(cString: value)
    }
}

// MARK: - What libcurl calls

private func openSocket(
    argument: UnsafeMutableRawPointer?,
    purpose: curlsocktype,
    address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
    guard let argument = unsafe argument, let address = unsafe address,
        let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr)
    else { return -1 }
    // The address is longer than the structure's last member.
    let peer = unsafe NetworkAddress((UnsafeRawPointer(address) + offset).assumingMemoryBound(to: sockaddr.self))
    let progress = unsafe Unmanaged<CurlProgress>.fromOpaque(argument).takeUnretainedValue()
    return unsafe progress.openSocket(for: address.pointee, to: peer)
}

private func beginTLS(
    easy: UnsafeMutableRawPointer?,
    context: UnsafeMutableRawPointer?,
    argument: UnsafeMutableRawPointer?
) -> CURLcode {
    if let argument = unsafe argument {
        unsafe Unmanaged<CurlProgress>.fromOpaque(argument).takeUnretainedValue().beginTLS()
    }
    return CURLE_OK
}

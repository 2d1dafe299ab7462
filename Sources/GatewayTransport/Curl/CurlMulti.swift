import CCurl

/// Owns a libcurl multi handle, which drives the easy handles of one thread while they connect.
///
/// It is not `Sendable`.
@safe
final class CurlMulti {
    private let raw: UnsafeMutableRawPointer
    /// TLS sessions, so that a reconnect can resume one.
    ///
    /// One thread uses it, so it needs no locks.
    let sessions: UnsafeMutableRawPointer

    init() throws(TransportError) {
        guard let raw = unsafe curl_multi_init() else {
            throw TransportError(.invalidConfiguration, "libcurl cannot be initialized")
        }
        guard let sessions = unsafe curl_share_init() else {
            unsafe curl_multi_cleanup(raw)
            throw TransportError(.invalidConfiguration, "libcurl cannot be initialized")
        }
        unsafe self.raw = raw
        unsafe self.sessions = sessions
        _ = unsafe ccurl_share_data(sessions, CURL_LOCK_DATA_SSL_SESSION)
    }

    // There is no `deinit`: cleaning up waits for name servers (libcurl 8.21),
    // and the only owner lives as long as the process.

    fileprivate func kick() {
        var running: Int32 = 0
        _ = unsafe curl_multi_socket_action(raw, CURL_SOCKET_TIMEOUT, 0, &running)
    }

    /// Lets connections that are being opened make progress.
    func perform() {
        var running: Int32 = 0
        _ = unsafe curl_multi_perform(raw, &running)
    }

    /// Waits for the connections being opened, or until another descriptor is readable.
    ///
    /// - Parameters:
    ///   - descriptor: The other descriptor.
    ///   - timeout: For how many milliseconds at most.
    func poll(beside descriptor: Int32, timeout: Int32) {
        var other = curl_waitfd(fd: descriptor, events: Int16(CURL_WAIT_POLLIN), revents: 0)
        var ready: Int32 = 0
        _ = unsafe curl_multi_poll(raw, &other, 1, timeout, &ready)
    }

    /// The identifier of the next handle whose connection was opened or failed, and the result.
    func nextDone() -> (identifier: Int, result: CURLcode)? {
        var result = CURLE_OK
        guard let easy = unsafe ccurl_multi_next_done(raw, &result) else { return nil }
        var identifier: UnsafeMutableRawPointer?
        _ = unsafe ccurl_getinfo_pointer(easy, CURLINFO_PRIVATE, &identifier)
        return (Int(bitPattern: identifier), result)
    }
}

extension CurlMulti {
    /// Adds a handle and lets it begin.
    ///
    /// The kick matters: without it libcurl may take another handle's fresh
    /// connection for an idle one and prune it.
    func add(_ easy: UnsafeMutableRawPointer) -> Bool {
        guard unsafe curl_multi_add_handle(raw, easy) == CURLM_OK else { return false }
        kick()
        return true
    }

    func remove(_ easy: UnsafeMutableRawPointer) {
        _ = unsafe curl_multi_remove_handle(raw, easy)
    }
}

import CCurl

/// Owns a libcurl multi handle, which drives the easy handles of one thread.
///
/// It is not `Sendable`; only its ``Waker`` may be used from other threads.
@safe
final class CurlMulti {
    /// Ends a wait in ``CurlMulti/poll(_:timeout:)`` from any thread.
    ///
    /// `@unchecked Sendable` holds because `curl_multi_wakeup` is documented to
    /// be thread-safe, and because ``waker`` keeps the handle alive for good.
    @safe
    struct Waker: @unchecked Sendable {
        fileprivate let raw: UnsafeMutableRawPointer

        func wake() { _ = unsafe curl_multi_wakeup(raw) }
    }

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

    var waker: Waker { unsafe Waker(raw: raw) }

    fileprivate func kick() {
        var running: Int32 = 0
        _ = unsafe curl_multi_socket_action(raw, CURL_SOCKET_TIMEOUT, 0, &running)
    }

    /// Lets connections that are being opened make progress.
    func perform() {
        var running: Int32 = 0
        _ = unsafe curl_multi_perform(raw, &running)
    }

    /// Waits for sockets, for the connections being opened, or for a ``Waker``.
    func poll(_ sockets: inout [curl_waitfd], timeout: Int32) {
        var ready: Int32 = 0
        _ = unsafe sockets.withUnsafeMutableBufferPointer { sockets in
            unsafe curl_multi_poll(raw, sockets.baseAddress, UInt32(sockets.count), timeout, &ready)
        }
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

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The options by which TCP notices a broken connection by itself.
enum SocketOptions {
    /// Sets how long TCP may hear nothing.
    ///
    /// Options that a socket does not have, such as one of another protocol than TCP, are left out.
    static func apply(to socket: Int32, peerSilence: Duration) {
        set(SOL_SOCKET, SO_KEEPALIVE, 1)
        #if os(Linux)
        let keepAlive = KeepAlive(deadline: peerSilence)
        let tcp = Int32(IPPROTO_TCP)
        set(tcp, TCP_KEEPIDLE, keepAlive.idle)
        set(tcp, TCP_KEEPINTVL, keepAlive.interval)
        set(tcp, TCP_KEEPCNT, keepAlive.count)
        set(tcp, TCP_USER_TIMEOUT, keepAlive.userTimeout)
        #endif

        func set(_ level: Int32, _ option: Int32, _ value: Int32) {
            var value = value
            _ = unsafe setsockopt(socket, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
        }
    }
}

extension SocketOptions {
    /// The most bytes that the kernel holds for a reader.
    static func receiveBufferSize(of socket: Int32) -> Int {
        var value: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        guard unsafe getsockopt(socket, SOL_SOCKET, SO_RCVBUF, &value, &size) == 0 else { return 0 }
        return Int(value)
    }

    /// TCP's knowledge of its peer.
    struct Hearing {
        /// How long nothing has come from the peer, not even an acknowledgement.
        var silence: Duration
        /// Whether the peer has to answer something.
        var isAsked: Bool
    }

    /// Returns TCP's knowledge of its peer, or `nil` if the system does not report it.
    static func hearing(of socket: Int32) -> Hearing? {
        #if os(Linux)
        var info = tcp_info()
        var size = socklen_t(MemoryLayout<tcp_info>.size)
        guard unsafe getsockopt(socket, Int32(IPPROTO_TCP), TCP_INFO, &info, &size) == 0 else { return nil }
        return Hearing(
            silence: .milliseconds(min(info.tcpi_last_data_recv, info.tcpi_last_ack_recv)),
            isAsked: info.tcpi_unacked > 0 || info.tcpi_probes > 0
        )
        #else
        return nil
        #endif
    }
}

extension Duration {
    /// The duration in milliseconds, at least 1, rounded up.
    var wholeMilliseconds: Int {
        Int(min(max((self / .milliseconds(1)).rounded(.up), 1), Double(Int32.max)))
    }
}

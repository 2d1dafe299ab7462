import CCurl

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Observes how far libcurl is with a connection.
///
/// libcurl has one deadline for all that it does, and some versions tell of TCP only when TLS is
/// done. So what it does is looked at: when it opens its first socket the name has been found, when a
/// socket has a peer TCP is connected, and when it prepares TLS with the server the proxy has made way.
final class CurlProgress {
    private struct Socket {
        var descriptor: Int32
        /// Tells the socket from a later one with the same descriptor.
        var inode: ino_t?
    }

    let route: CurlRoute
    private(set) var timeline: OpeningTimeline
    private let peerSilence: Duration
    /// Several, if the host has several addresses.
    private var sockets: [Socket] = []
    private var handshakes = 0

    init(_ route: CurlRoute, start: ContinuousClock.Instant, peerSilence: Duration) {
        self.route = route
        self.peerSilence = peerSilence
        timeline = OpeningTimeline(route, start: start)
    }

    var stage: TransportError.Stage { timeline.stage }

    /// Begins again.
    func restart(at now: ContinuousClock.Instant) {
        timeline.restart(at: now)
        sockets = []
        handshakes = 0
    }

    /// Opens a socket for libcurl.
    func openSocket(for address: curl_sockaddr) -> Int32 {
        #if os(Linux)
        let type = address.socktype | Int32(SOCK_CLOEXEC.rawValue)
        #else
        let type = address.socktype
        #endif
        let descriptor = socket(address.family, type, address.protocol)
        guard descriptor >= 0 else { return descriptor }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        SocketOptions.apply(to: descriptor, peerSilence: peerSilence)
        sockets.append(Socket(descriptor: descriptor, inode: Self.inode(of: descriptor)))
        timeline.enter(.tcp, at: .now)
        return descriptor
    }

    /// libcurl is about to begin a TLS handshake.
    func beginTLS() {
        handshakes += 1
        let isWithProxy = route.proxy?.scheme == .https && handshakes == 1
        timeline.enter(isWithProxy ? .proxy : .tls, at: .now)
    }

    /// Looks whether TCP has been connected.
    func look() {
        guard stage == .tcp, sockets.contains(where: Self.isConnected) else { return }
        timeline.leave(.tcp, at: .now)
    }

    /// libcurl has done its part.
    func finish() {
        timeline.enter(.upgrade, at: .now)
    }

    private static func isConnected(_ socket: Socket) -> Bool {
        var address = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let result = unsafe withUnsafeMutablePointer(to: &address) { address in
            unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe getpeername(socket.descriptor, address, &size)
            }
        }
        return result == 0 && inode(of: socket.descriptor) == socket.inode
    }

    private static func inode(of descriptor: Int32) -> ino_t? {
        var status = stat()
        return unsafe fstat(descriptor, &status) == 0 ? status.st_ino : nil
    }
}

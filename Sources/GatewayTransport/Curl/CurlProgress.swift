import CCurl

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Observes how far libcurl is with a connection.
///
/// libcurl has one deadline for all that it does, and some versions tell of TCP only when TLS is
/// done. So this observes its calls: when a socket has a peer TCP is connected, and when libcurl prepares TLS with
/// the server the proxy has made way.
final class CurlProgress {
    private struct Socket {
        var descriptor: Int32
        /// Distinguishes the socket from a later one with the same descriptor.
        var inode: ino_t?
        var address: NetworkAddress?
    }

    let route: CurlRoute
    private(set) var timeline: OpeningTimeline
    private let peerSilence: Duration
    /// Several, if the host has several addresses.
    private var sockets: [Socket] = []
    private var handshakes = 0
    /// The time at which libcurl began.
    private(set) var attached: ContinuousClock.Instant
    /// The address that TCP is, or was, connected to.
    private(set) var peer: NetworkAddress?
    /// Whether no file descriptor was left for a socket.
    private(set) var lacksSocket = false
    /// Whether a socket took the last file descriptor.
    private(set) var lacksSpare = false

    init(_ route: CurlRoute, start: ContinuousClock.Instant, peerSilence: Duration) {
        self.route = route
        self.peerSilence = peerSilence
        timeline = OpeningTimeline(route, start: start)
        attached = start
    }

    var stage: TransportError.Stage { timeline.stage }

    /// The addresses to which libcurl has opened sockets.
    var tried: [NetworkAddress] { sockets.compactMap(\.address) }

    /// The addresses are known, and libcurl begins to connect.
    func attach(at now: ContinuousClock.Instant) {
        attached = now
        timeline.leave(.nameLookup, at: now)
    }

    /// Begins again.
    func restart(at now: ContinuousClock.Instant) {
        timeline.restart(at: now)
        sockets = []
        handshakes = 0
        peer = nil
    }

    /// Opens a socket for libcurl.
    ///
    /// - Parameters:
    ///   - address: The kind of socket.
    ///   - peer: The address that it will be connected to, if it is an IP address.
    /// - Returns: The descriptor, or a negative number.
    func openSocket(for address: curl_sockaddr, to peer: NetworkAddress?) -> Int32 {
        #if os(Linux)
        let type = address.socktype | Int32(SOCK_CLOEXEC.rawValue)
        #else
        let type = address.socktype
        #endif
        let descriptor = socket(address.family, type, address.protocol)
        guard descriptor >= 0 else {
            lacksSocket = SystemError.isOutOfDescriptors(errno)
            return descriptor
        }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        // TLS opens files while the socket is open.
        let spare = dup(descriptor)
        lacksSpare = spare < 0 && SystemError.isOutOfDescriptors(errno)
        if spare >= 0 { close(spare) }
        SocketOptions.apply(to: descriptor, peerSilence: peerSilence)
        sockets.append(Socket(descriptor: descriptor, inode: Self.inode(of: descriptor), address: peer))
        return descriptor
    }

    /// libcurl is about to begin a TLS handshake.
    func beginTLS() {
        notePeer()
        handshakes += 1
        let isWithProxy = route.proxy?.scheme == .https && handshakes == 1
        timeline.enter(isWithProxy ? .proxy : .tls, at: .now)
    }

    /// Looks whether TCP has been connected.
    func look() {
        guard stage == .tcp, notePeer() else { return }
        timeline.leave(.tcp, at: .now)
    }

    /// libcurl has done its part.
    func finish() {
        notePeer()
        timeline.enter(.upgrade, at: .now)
    }

    /// Remembers the connected address; libcurl closes the socket of a failed connection before it reports the failure.
    ///
    /// - Returns: Whether a socket is connected.
    @discardableResult
    private func notePeer() -> Bool {
        guard let socket = sockets.first(where: Self.isConnected) else { return false }
        peer = socket.address
        return true
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

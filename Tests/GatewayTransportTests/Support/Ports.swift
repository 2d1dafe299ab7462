import NIOCore
import NIOPosix

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Ports of 127.0.0.1.
enum Ports {
    /// One where nothing listens, which the kernel does not soon give to anybody else.
    static func unused() async throws -> Int {
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .bind(host: "127.0.0.1", port: 0).get()
        guard let port = server.localAddress?.port else { throw ServerError("no port") }
        try await server.close()
        return port
    }

    /// Whether somebody listens at one.
    static func isOpen(_ port: Int) async throws -> Bool {
        let client = ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        guard let channel = try? await client.connect(host: "127.0.0.1", port: port).get() else { return false }
        try await channel.close()
        return true
    }
}

/// A port of 127.0.0.1 that refuses connections, and that the kernel gives to nothing else.
///
/// A port whose listener was closed may still accept: a child process that is being started has a copy of the listener.
final class ClosedPort {
    let number: Int
    private let descriptor: Int32

    init() throws {
        #if canImport(Glibc)
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
        descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        guard descriptor >= 0 else { throw ServerError("no socket: \(errno)") }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let result = unsafe withUnsafeMutablePointer(to: &address) { address in
            unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe bind(descriptor, address, size) == 0 && getsockname(descriptor, address, &size) == 0
            }
        }
        guard result else { throw ServerError("no port: \(errno)") }
        number = Int(UInt16(bigEndian: address.sin_port))
    }

    deinit { _ = close(descriptor) }
}

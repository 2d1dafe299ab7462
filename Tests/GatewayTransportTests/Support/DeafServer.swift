#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A server on 127.0.0.1 that accepts no connection, so that TCP cannot connect to it.
final class DeafServer {
    let port: Int
    private let listener: Int32
    /// Fill what the kernel keeps for later.
    private let fillers: [Int32]

    init() throws {
        listener = try Self.makeSocket()
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let result = unsafe withUnsafeMutablePointer(to: &address) { address in
            unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe bind(listener, address, size) == 0 && listen(listener, 0) == 0
                    && getsockname(listener, address, &size) == 0
            }
        }
        guard result else { throw ServerError("cannot listen: \(errno)") }
        port = Int(UInt16(bigEndian: address.sin_port))
        fillers = try (0..<4).map { _ in
            let filler = try Self.makeSocket()
            _ = unsafe withUnsafePointer(to: address) { address in
                unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe connect(filler, $0, size) }
            }
            return filler
        }
        // Over the loopback, the kernel has decided on each before the call returned.
        guard try waitingCount > 0 else { throw ServerError("the kernel has room for more connections") }
    }

    deinit {
        for descriptor in fillers + [listener] { _ = close(descriptor) }
    }

    /// How many connections wait to be accepted by the kernel.
    var waitingCount: Int {
        get throws { try Descriptors.sockets(to: port).count(of: .connecting) }
    }

    private static func makeSocket() throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
        guard descriptor >= 0 else { throw ServerError("no socket: \(errno)") }
        return descriptor
    }
}

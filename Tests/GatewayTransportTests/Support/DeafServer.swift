#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A server on 127.0.0.1 whose kernel drops whatever is sent to it, so that TCP cannot connect to it.
final class DeafServer {
    let port: Int
    private let listener: Int32

    init() throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard listener >= 0 else { throw ServerError("no socket: \(errno)") }
        try Self.dropAll(on: listener)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let result = unsafe withUnsafeMutablePointer(to: &address) { address in
            unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe bind(listener, address, size) == 0 && listen(listener, 1) == 0
                    && getsockname(listener, address, &size) == 0
            }
        }
        guard result else { throw ServerError("cannot listen: \(errno)") }
        port = Int(UInt16(bigEndian: address.sin_port))
    }

    deinit { _ = close(listener) }

    /// How many connections wait to be accepted by the kernel.
    var waitingCount: Int {
        get throws { try Descriptors.sockets(to: port).count(of: .connecting) }
    }

    /// Attaches the shortest filter there is (Linux, socket(7), `SO_ATTACH_FILTER`).
    private static func dropAll(on descriptor: Int32) throws {
        // As `sock_filter` and `sock_fprog`, which the C library's Swift module leaves out: `BPF_RET | BPF_K`, 0 bytes.
        var instruction: (code: UInt16, onTrue: UInt8, onFalse: UInt8, value: UInt32) = (0x06, 0, 0, 0)
        let result = unsafe withUnsafePointer(to: &instruction) { instruction in
            var program = unsafe (count: UInt16(1), instructions: instruction)
            let size = unsafe MemoryLayout.size(ofValue: program)
            return unsafe setsockopt(descriptor, SOL_SOCKET, SO_ATTACH_FILTER, &program, socklen_t(size))
        }
        guard result == 0 else { throw ServerError("no filter: \(errno)") }
    }
}

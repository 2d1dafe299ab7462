#if os(Linux)
import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The name server of this process, which answers nothing until it is told to.
///
/// It needs namespaces of its own, for the port and for `/etc/resolv.conf`.
final class HeldNameServer {
    private let descriptor: Int32

    init() async throws {
        descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(53).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let descriptor = descriptor
        let bound = unsafe withUnsafePointer(to: address) { address in
            unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe bind(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard bound == 0 else { throw ServerError("port 53 cannot be had: \(errno)") }

        let settings = try TemporaryFile("nameserver 127.0.0.1\noptions timeout:30 attempts:1\n")
        let target = URL(filePath: "/etc/resolv.conf").resolvingSymlinksInPath().path
        let result = try await Command.run(["mount", "--bind", settings.path, target])
        guard result.status == 0 else { throw ServerError(result.output) }
    }

    deinit { _ = close(descriptor) }

    /// Waits until something is asked; the test's time limit is the deadline.
    func waitForQuestion() async {
        var byte: UInt8 = 0
        while unsafe recv(descriptor, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT)) < 0 {
            await Task.yield()
        }
    }

    /// Tells everybody who has asked that there is no such name (RFC 1035, section 4.1.1).
    func denyAll() {
        var message = [UInt8](repeating: 0, count: 512)
        var sender = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        unsafe withUnsafeMutablePointer(to: &sender) { sender in
            unsafe sender.withMemoryRebound(to: sockaddr.self, capacity: 1) { sender in
                while case let count = unsafe recvfrom(
                    descriptor,
                    &message,
                    message.count,
                    Int32(MSG_DONTWAIT),
                    sender,
                    &size
                ), count >= 12 {
                    message[2] |= 0x80
                    message[3] = 0x83
                    _ = unsafe sendto(descriptor, message, count, 0, sender, size)
                }
            }
        }
    }
}
#endif

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The descriptors of this process.
enum Descriptors {
    /// How many of them are sockets connected to a port.
    static func connected(to port: Int) -> Int {
        // The kernel gives out the lowest number that is free.
        (0..<min(getdtablesize(), 2_048)).count { descriptor in
            var address = sockaddr_in()
            var size = socklen_t(MemoryLayout<sockaddr_in>.size)
            let result = unsafe withUnsafeMutablePointer(to: &address) { address in
                unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                    unsafe getpeername(descriptor, address, &size)
                }
            }
            return result == 0 && address.sin_family == AF_INET && UInt16(bigEndian: address.sin_port) == port
        }
    }

    /// Waits until none is connected to a port any more; the test's time limit is the deadline.
    static func waitUntilNone(to port: Int) async {
        while connected(to: port) > 0 { await Task.yield() }
    }
}

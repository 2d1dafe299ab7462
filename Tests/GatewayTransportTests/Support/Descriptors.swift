import Foundation

/// The descriptors and threads of this process.
enum Descriptors {
    /// How many there are.
    static var count: Int { entries(of: "/proc/self/fd") }

    /// How many threads there are.
    static var threadCount: Int { entries(of: "/proc/self/task") }

    /// Those that are sockets connected to a port.
    static func connected(to port: Int) -> [Int32] {
        // The kernel gives out the lowest number that is free.
        (0..<min(getdtablesize(), 2_048)).filter { descriptor in
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

    /// How far the sockets of this machine are that connect, or are connected, to a port on 127.0.0.1.
    static func sockets(to port: Int) throws -> [TCPState] {
        let remote = "0100007F:" + String(format: "%04X", port)
        return try String(contentsOfFile: "/proc/self/net/tcp", encoding: .utf8).split(separator: "\n").compactMap {
            let fields = $0.split(separator: " ")
            return fields[2] == remote ? TCPState(rawValue: String(fields[3])) : nil
        }
    }

    /// Waits until none is connected to a port any more; the test's time limit is the deadline.
    static func waitUntilNone(to port: Int) async {
        while !connected(to: port).isEmpty { await Task.yield() }
    }

    private static func entries(of folder: String) -> Int {
        (try? FileManager.default.contentsOfDirectory(atPath: folder).count) ?? 0
    }
}

/// How far a TCP socket is, in the kernel's numbers.
enum TCPState: String {
    case established = "01"
    case connecting = "02"
}

extension [TCPState] {
    func count(of state: TCPState) -> Int { count { $0 == state } }
}

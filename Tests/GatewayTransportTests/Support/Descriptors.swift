import Foundation

@testable import GatewayTransport

/// The descriptors and threads of this process.
enum Descriptors {
    /// How many there are.
    static var count: Int { names(in: "/proc/self/fd").count }

    /// How many of them are sockets.
    static var socketCount: Int {
        names(in: "/proc/self/fd").count { descriptor in
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(descriptor)")
            return target?.hasPrefix("socket:") == true
        }
    }

    /// How many threads of the transport there are, those of libcurl included, which inherit the name.
    static var transportThreadCount: Int { threadCount(CurlReactorThread.name) }

    /// How many threads look up names.
    static var nameThreadCount: Int { threadCount(NameThread.name) }

    private static func threadCount(_ name: String) -> Int {
        names(in: "/proc/self/task").count { task in
            (try? contents(of: "/proc/self/task/\(task)/comm")) == "\(name)\n"
        }
    }

    /// How much memory this process takes, in KiB.
    static var memory: Int {
        get throws {
            let lines = try contents(of: "/proc/self/status").split(separator: "\n")
            let digits = lines.first { $0.hasPrefix("VmRSS:") }?.split { !$0.isNumber }.first
            guard let memory = digits.flatMap({ Int($0) }) else { throw ServerError("no VmRSS") }
            return memory
        }
    }

    /// Runs a body while this process may open only so many more descriptors.
    static func withRoom<Result>(for count: Int, _ body: () async throws -> Result) async throws -> Result {
        #if canImport(Glibc)
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #else
        let resource = RLIMIT_NOFILE
        #endif
        // The kernel gives out the lowest number that is free.
        let lowest = dup(0)
        guard lowest >= 0 else { throw ServerError("no descriptor: \(errno)") }
        close(lowest)
        var limit = rlimit()
        guard unsafe getrlimit(resource, &limit) == 0 else { throw ServerError("no limit: \(errno)") }
        var lower = limit
        lower.rlim_cur = rlim_t(Int(lowest) + count)
        guard unsafe setrlimit(resource, &lower) == 0 else { throw ServerError("no limit: \(errno)") }
        defer { _ = unsafe setrlimit(resource, &limit) }
        return try await body()
    }

    /// Whether this process may have so many descriptors, after it has asked for them.
    static func canHave(_ count: Int) -> Bool {
        #if canImport(Glibc)
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #else
        let resource = RLIMIT_NOFILE
        #endif
        var limit = rlimit()
        guard unsafe getrlimit(resource, &limit) == 0 else { return false }
        limit.rlim_cur = min(max(limit.rlim_cur, rlim_t(count)), limit.rlim_max)
        return unsafe setrlimit(resource, &limit) == 0 && limit.rlim_cur >= count
    }

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
        return try contents(of: "/proc/self/net/tcp").split(separator: "\n").compactMap {
            let fields = $0.split(separator: " ")
            return fields[2] == remote ? TCPState(rawValue: String(fields[3])) : nil
        }
    }

    /// Waits until none is connected to a port any more; the test's time limit is the deadline.
    static func waitUntilNone(to port: Int) async {
        while !connected(to: port).isEmpty { await Task.yield() }
    }

    /// Blocks until the kernel holds bytes for a socket that is connected to a port, or 10 s have passed.
    static func waitUntilReadable(to port: Int) { wait(for: POLLIN, to: port) }

    /// Blocks until the kernel has seen the peer's end of a socket that is connected to a port, or 10 s have passed.
    static func waitUntilHungUp(to port: Int) {
        // `POLLRDHUP`
        wait(for: 0x2000, to: port)
    }

    private static func wait(for event: Int32, to port: Int) {
        for descriptor in connected(to: port) {
            var state = pollfd(fd: descriptor, events: Int16(event), revents: 0)
            _ = unsafe poll(&state, 1, 10_000)
        }
    }

    /// The contents of a file of the kernel's.
    ///
    /// `String(contentsOfFile:)` stops at the first short piece, and the kernel gives such.
    private static func contents(of path: String) throws -> String {
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        return String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
    }

    private static func names(in folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
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

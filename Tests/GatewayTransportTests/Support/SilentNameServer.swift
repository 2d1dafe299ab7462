#if os(Linux)
import FoundationEssentials

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A name server that takes questions and answers none, for the threads of this process that are started after it.
///
/// It needs root: it puts another `/etc/resolv.conf` in place, in a mount namespace of the calling thread.
enum SilentNameServer {
    static var isPossible: Bool { geteuid() == 0 }

    /// Begins; it lasts as long as the process.
    static func start() throws {
        let address = "127.53.53.53"
        let descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        var port53 = sockaddr_in()
        port53.sin_family = sa_family_t(AF_INET)
        port53.sin_port = UInt16(53).bigEndian
        _ = unsafe inet_pton(AF_INET, address, &port53.sin_addr)
        let bound = unsafe withUnsafePointer(to: port53) { port53 in
            unsafe port53.withMemoryRebound(to: sockaddr.self, capacity: 1) { port53 in
                unsafe bind(descriptor, port53, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard bound == 0 else { throw ServerError("port 53 of \(address) cannot be had: \(errno)") }

        let file = FileManager.default.temporaryDirectory.appending(path: "resolv-\(getpid()).conf").path
        try Data("nameserver \(address)\noptions timeout:30 attempts:1\n".utf8).write(to: URL(filePath: file))
        let target = URL(filePath: "/etc/resolv.conf").resolvingSymlinksInPath().path
        try leaveMountNamespace()
        try mount("none", on: "/", flags: 1 << 14 | 1 << 18)  // MS_REC | MS_PRIVATE
        try mount(file, on: target, flags: 1 << 12)  // MS_BIND
        _ = unsafe unlink(file)
    }

    // The C library's Swift module leaves both functions out.

    private static func leaveMountNamespace() throws {
        typealias Unshare = @convention(c) (Int32) -> Int32
        guard let function = unsafe dlsym(nil, "unshare"),
            unsafe unsafeBitCast(function, to: Unshare.self)(0x0002_0000) == 0  // CLONE_NEWNS
        else { throw ServerError("unshare: \(errno)") }
    }

    private static func mount(_ source: String, on target: String, flags: UInt) throws {
        typealias Mount =
            @convention(c) (
                UnsafePointer<CChar>, UnsafePointer<CChar>, UnsafePointer<CChar>?, UInt, UnsafeRawPointer?
            ) -> Int32
        guard let function = unsafe dlsym(nil, "mount"),
            unsafe unsafeBitCast(function, to: Mount.self)(source, target, nil, flags, nil) == 0
        else { throw ServerError("mount: \(errno)") }
    }
}
#endif

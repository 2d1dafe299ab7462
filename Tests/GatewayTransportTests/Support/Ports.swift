import NIOCore
import NIOPosix

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

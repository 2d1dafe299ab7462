import Foundation
import GatewaySimulator
import GatewayTransport
import Testing

/// The proxies of Debian that the tests start, and how.
enum RealProxy: String {
    case tinyproxy, squid, microsocks, danted

    static let user = "b0t-us3r"
    static let password = "s3cret-p4ssword"
    /// Proxies with users let nobody else through.
    static let login = (user: user, password: password)

    var package: String {
        switch self {
        case .tinyproxy: "tinyproxy-bin"
        case .squid: "squid-openssl"
        case .microsocks: "microsocks"
        case .danted: "dante-server"
        }
    }

    /// A name that squid knows and nobody else, and one to which it lets nobody.
    static let privateName = "gateway.private.example"
    static let blockedName = "blocked.example"
    /// The field without which squid lets nobody through.
    static let field = HTTPField("X-Proxy-Ticket", "t1cket")

    /// Runs the proxy while a body runs.
    ///
    /// - Parameters:
    ///   - certificate: With what squid authenticates itself as an HTTPS proxy, on its second port.
    ///   - body: What to do once it listens.
    /// - Returns: What the body returns.
    /// - Throws: What the body throws, or an error if the proxy does not run.
    func run<Result>(
        certificate: IssuedCertificate? = nil,
        _ body: (Daemon) async throws -> Result
    ) async throws -> Result {
        let program = try #require(Daemon.path(of: rawValue))
        return try await Daemon.with(
            portCount: certificate == nil ? 1 : 2,
            { ports, folder in
                let port = ports[0]
                let file = folder.appending(path: "settings.conf")
                switch self {
                case .tinyproxy:
                    try write(tinyproxySettings(port), to: file)
                    return [program, "-d", "-c", file.path]
                case .squid:
                    try write(squidSettings(ports, folder, certificate), to: file)
                    // The name, for the files that it shares with its likes.
                    return [program, "-N", "-n", "test\(port)", "-f", file.path]
                case .microsocks:
                    return [program, "-i", "127.0.0.1", "-p", "\(port)", "-u", Self.user, "-P", Self.password]
                case .danted:
                    try write(dantedSettings(port), to: file)
                    return [program, "-N", "1", "-p", folder.appending(path: "pid").path, "-f", file.path]
                }
            },
            body
        )
    }

    private func write(_ text: String, to file: URL) throws {
        try Data(text.utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
    }

    private func tinyproxySettings(_ port: Int) -> String {
        """
        Port \(port)
        Listen 127.0.0.1
        LogLevel Connect
        BasicAuth \(Self.user) \(Self.password)

        """
    }

    private func squidSettings(_ ports: [Int], _ folder: URL, _ certificate: IssuedCertificate?) throws -> String {
        let path = { (name: String) in folder.appending(path: name).path }
        var listen = "http_port 127.0.0.1:\(ports[0])"
        if let certificate {
            try write(certificate.chainPEM, to: folder.appending(path: "chain.pem"))
            try write(certificate.keyPEM, to: folder.appending(path: "key.pem"))
            listen += "\nhttps_port 127.0.0.1:\(ports[1]) tls-cert=\(path("chain.pem")) tls-key=\(path("key.pem"))"
        }
        // The digest of the password, as `openssl passwd -apr1 -salt gateway0` makes it.
        try write("\(Self.user):$apr1$gateway0$zkZqKxXB9YApXkZltJLFu/\n", to: folder.appending(path: "users"))
        try write("127.0.0.1 \(Self.privateName)\n", to: folder.appending(path: "hosts"))
        return """
            \(listen)
            auth_param basic program /usr/lib/squid/basic_ncsa_auth \(path("users"))
            auth_param basic children 1
            acl user proxy_auth REQUIRED
            acl ticket req_header \(Self.field.name) ^\(Self.field.value)$
            acl blocked dstdomain \(Self.blockedName)
            http_access deny blocked
            http_access deny !user
            http_access allow ticket
            http_access deny all
            hosts_file \(path("hosts"))
            dns_nameservers 127.0.0.1
            cache deny all
            cache_mem 0 MB
            access_log stdio:\(path("access.txt"))
            cache_log \(path("cache.txt"))
            coredump_dir \(folder.path)
            pid_filename none
            netdb_filename none
            pinger_enable off
            visible_hostname proxy.example
            shutdown_lifetime 0 seconds

            """
    }

    private func dantedSettings(_ port: Int) -> String {
        """
        logoutput: stderr
        internal: 127.0.0.1 port = \(port)
        external: 127.0.0.1
        clientmethod: none
        socksmethod: none
        client pass { from: 127.0.0.0/8 to: 0.0.0.0/0 }
        socks block { from: 127.0.0.0/8 to: 127.0.0.2/32 }
        socks pass { from: 127.0.0.0/8 to: 127.0.0.0/8
            command: connect
            log: connect
        }

        """
    }
}

extension Trait where Self == ConditionTrait {
    /// Runs a test only where a proxy is installed.
    static func enabled(with proxy: RealProxy) -> Self {
        .enabled(
            if: Daemon.path(of: proxy.rawValue) != nil,
            "needs \(proxy.rawValue), of the Debian package \(proxy.package): Scripts/setup --tests installs it"
        )
    }
}

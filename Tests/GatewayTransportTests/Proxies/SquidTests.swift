import GatewaySimulator
import GatewayTransport
import Testing

/// HTTP CONNECT with Basic authentication, also over TLS.
@Suite(.timeLimit(.minutes(1)), .enabled(with: .squid))
struct SquidTests {
    /// Runs a body for the proxy of HTTP, then for that of HTTPS, each with its address and what to connect to.
    private func withBoth(
        _ body: (_ proxy: Daemon, _ url: String, _ targets: ProxyTargets) async throws -> Void
    ) async throws {
        try await ProxyTargets.with { targets in
            let certificate = try targets.authority.issue(for: ["127.0.0.1"])
            try await RealProxy.squid.run(certificate: certificate) { proxy in
                try await body(proxy, "http://127.0.0.1:\(proxy.ports[0])", targets)
                try await body(proxy, "https://127.0.0.1:\(proxy.ports[1])", targets)
            }
        }
    }

    @Test func `makes a way for ws and wss, in TLS too, and sees the further fields`() async throws {
        try await withBoth { proxy, url, targets in
            for target in targets.urls() {
                try await expectWay(targets.transport(through: url), to: target, through: url)
                try await expectNoWay(
                    targets.transport(through: url, fields: [HTTPField(RealProxy.field.name, "none")]),
                    to: target,
                    through: url,
                    status: 403,
                    saying: "does not allow a way to 127.0.0.1:"
                )
            }
            let log = try proxy.text(of: "access.txt")
            for target in targets.authorities() { #expect(log.contains("CONNECT \(target) \(RealProxy.user) ")) }
        }
    }

    @Test func `refuses a wrong password and none`() async throws {
        try await withBoth { _, url, targets in
            for target in targets.urls() {
                try await expectNoWay(
                    targets.transport(through: url, login: (RealProxy.user, "wrong")),
                    to: target,
                    through: url,
                    status: 407,
                    saying: "refuses the user or the password (HTTP status 407)"
                )
                try await expectNoWay(
                    targets.transport(through: url, login: nil),
                    to: target,
                    through: url,
                    status: 407,
                    saying: "wants a user and a password, which are not set (HTTP status 407)"
                )
            }
        }
    }

    @Test func `refuses a target, or does not reach it`() async throws {
        try await withBoth { _, url, targets in
            let transport = targets.transport(through: url)
            try await expectNoWay(
                transport,
                to: "wss://\(RealProxy.blockedName)/",
                through: url,
                status: 403,
                saying: "does not allow a way to \(RealProxy.blockedName):443 (HTTP status 403)"
            )
            let port = try await Ports.unused()
            try await expectNoWay(
                transport,
                to: "ws://127.0.0.1:\(port)/",
                through: url,
                status: 503,
                saying: "did not reach 127.0.0.1:\(port) (HTTP status 503)"
            )
        }
    }

    @Test func `looks up the server's name itself`() async throws {
        try await withBoth { _, url, targets in
            for target in targets.urls(host: RealProxy.privateName) {
                #expect(try await CurlTransport().open(target).end().error?.code == .nameNotFound)
                try await expectWay(targets.transport(through: url), to: target, through: url)
            }
        }
    }

    @Test func `is not asked for a way unless its certificate is good`() async throws {
        try await ProxyTargets.with { targets in
            let certificate = try targets.authority.issue(for: ["127.0.0.1"])
            try await RealProxy.squid.run(certificate: certificate) { proxy in
                let (url, target) = ("https://127.0.0.1:\(proxy.ports[1])", targets.urls()[1])
                let other = try CertificateAuthority()
                try await expectNoWay(
                    targets.transport(through: url, trusting: other),
                    to: target,
                    through: url,
                    saying: "has a certificate that is not trusted"
                )
                let wrongName = "https://localhost:\(proxy.ports[1])"
                try await expectNoWay(
                    targets.transport(through: wrongName),
                    to: target,
                    through: wrongName,
                    saying: "has a certificate for another host"
                )
                #expect(try !proxy.text(of: "access.txt").contains("CONNECT"))
            }
        }
    }

    @Test func `is not blamed for the server's certificate`() async throws {
        let authority = try CertificateAuthority()
        try await ProxyTargets.with { targets in
            let certificate = try authority.issue(for: ["127.0.0.1"])
            try await RealProxy.squid.run(certificate: certificate) { proxy in
                let url = "https://127.0.0.1:\(proxy.ports[1])"
                let transport = targets.transport(through: url, trusting: authority)
                let error = try await transport.open(targets.urls()[1]).end().error
                // For TLS inside of TLS, libcurl up to 8.14 has lost the reason.
                #expect([.untrustedCertificate, .tlsFailed].contains(error?.code), "\(error?.message ?? "")")
                #expect(error?.stage == .tls)
                #expect(error?.proxyStatus == nil)
                try await expectWay(transport, to: targets.urls()[0], through: url)
            }
        }
    }

    @Test func `a proxy that speaks no TLS is told apart`() async throws {
        try await ProxyTargets.with { targets in
            try await RealProxy.squid.run { proxy in
                let url = "https://127.0.0.1:\(proxy.ports[0])"
                try await expectNoWay(
                    targets.transport(through: url),
                    to: targets.urls()[1],
                    through: url,
                    saying: "failed at the TLS handshake"
                )
            }
        }
    }
}

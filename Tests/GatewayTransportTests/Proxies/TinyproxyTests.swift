import GatewayTransport
import Testing

/// HTTP CONNECT with Basic authentication.
@Suite(.timeLimit(.minutes(1)), .enabled(with: .tinyproxy))
struct TinyproxyTests {
    @Test func `makes a way for ws and wss`() async throws {
        try await ProxyTargets.with { targets in
            try await RealProxy.tinyproxy.run { proxy in
                let url = "http://127.0.0.1:\(proxy.port)"
                for target in targets.urls() {
                    try await expectWay(targets.transport(through: url), to: target, through: url)
                }
                for target in targets.authorities() { #expect(proxy.log.contains("CONNECT \(target) ")) }
            }
        }
    }

    @Test func `takes the user and the password from the address too`() async throws {
        try await ProxyTargets.with { targets in
            try await RealProxy.tinyproxy.run { proxy in
                let escaped = RealProxy.password.replacing("-", with: "%2D")
                let url = "http://\(RealProxy.user):\(escaped)@127.0.0.1:\(proxy.port)"
                try await expectWay(
                    targets.transport(through: url, login: nil),
                    to: targets.urls()[0],
                    through: "http://127.0.0.1:\(proxy.port)"
                )
            }
        }
    }

    @Test func `refuses a wrong password and none`() async throws {
        try await ProxyTargets.with { targets in
            try await RealProxy.tinyproxy.run { proxy in
                let url = "http://127.0.0.1:\(proxy.port)"
                for target in targets.urls() {
                    try await expectNoWay(
                        targets.transport(through: url, login: (RealProxy.user, "wrong")),
                        to: target,
                        through: url,
                        // Against RFC 9110, which wants 407.
                        status: 401,
                        saying: "refuses the user or the password (HTTP status 401)"
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
    }

    @Test func `does not reach where nothing listens, nor a name without address`() async throws {
        try await ProxyTargets.with { targets in
            try await RealProxy.tinyproxy.run { proxy in
                let url = "http://127.0.0.1:\(proxy.port)"
                let port = try await Ports.unused()
                for host in ["127.0.0.1", "gateway.invalid"] {
                    try await expectNoWay(
                        targets.transport(through: url),
                        to: "wss://\(host):\(port)/",
                        through: url,
                        status: 500,
                        saying: "did not reach \(host):\(port) (HTTP status 500)"
                    )
                }
            }
        }
    }
}

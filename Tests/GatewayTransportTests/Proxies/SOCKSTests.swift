import GatewayTransport
import Testing

/// SOCKS 5 with a user and a password.
@Suite(.timeLimit(.minutes(1)), .enabled(with: .microsocks))
struct MicrosocksTests {
    @Test(arguments: ["socks5", "socks5h"])
    func `makes a way for ws and wss`(scheme: String) async throws {
        try await ProxyTargets.with { targets in
            try await RealProxy.microsocks.run { proxy in
                let url = "\(scheme)://127.0.0.1:\(proxy.port)"
                let transport = targets.transport(through: url, fields: [])
                // With socks5, libcurl would ask for the first of the name's addresses alone, which may be ::1.
                let host = scheme == "socks5h" ? "localhost" : "127.0.0.1"
                for target in targets.urls(host: host) { try await expectWay(transport, to: target, through: url) }
                for target in targets.authorities(host: host) { #expect(proxy.log.contains("connected to \(target)")) }
            }
        }
    }

    @Test func `refuses a wrong password and none`() async throws {
        try await ProxyTargets.with { targets in
            try await RealProxy.microsocks.run { proxy in
                let url = "socks5h://127.0.0.1:\(proxy.port)"
                for target in targets.urls() {
                    try await expectNoWay(
                        targets.transport(through: url, login: (RealProxy.user, "wrong"), fields: []),
                        to: target,
                        through: url,
                        saying: "refuses the user or the password"
                    )
                    try await expectNoWay(
                        targets.transport(through: url, login: nil, fields: []),
                        to: target,
                        through: url,
                        saying: "wants a user and a password, which are not set"
                    )
                }
            }
        }
    }

    @Test func `does not reach where nothing listens`() async throws {
        try await ProxyTargets.with { targets in
            try await RealProxy.microsocks.run { proxy in
                let port = try await Ports.unused()
                for scheme in ["socks5", "socks5h"] {
                    let url = "\(scheme)://127.0.0.1:\(proxy.port)"
                    try await expectNoWay(
                        targets.transport(through: url, fields: []),
                        to: "wss://127.0.0.1:\(port)/",
                        through: url,
                        saying: "did not reach 127.0.0.1:\(port): nothing listens there"
                    )
                }
            }
        }
    }

    @Test func `a name without address is the proxy's to tell with socks5h only`() async throws {
        try await ProxyTargets.with { targets in
            try await RealProxy.microsocks.run { proxy in
                let url = "socks5h://127.0.0.1:\(proxy.port)"
                try await expectNoWay(
                    targets.transport(through: url, fields: []),
                    to: "wss://gateway.invalid/",
                    through: url,
                    saying: "did not reach gateway.invalid:443"
                )
                let local = targets.transport(through: "socks5://127.0.0.1:\(proxy.port)", fields: [])
                let error = try await local.open("wss://gateway.invalid/").end().error
                #expect(error?.code == .nameNotFound)
                #expect(error?.stage == .nameLookup)
            }
        }
    }
}

/// SOCKS 4 and 5 without authentication, with rules.
@Suite(.timeLimit(.minutes(1)), .enabled(with: .danted))
struct DantedTests {
    // Not socks4a, whose mark for a name it takes for an address.
    @Test(arguments: ["socks4", "socks5", "socks5h"])
    func `makes a way for ws and wss, but not everywhere`(scheme: String) async throws {
        try await ProxyTargets.with { targets in
            try await RealProxy.danted.run { proxy in
                let url = "\(scheme)://127.0.0.1:\(proxy.port)"
                let transport = targets.transport(through: url, login: nil, fields: [])
                for target in targets.urls(host: scheme == "socks5h" ? "localhost" : "127.0.0.1") {
                    try await expectWay(transport, to: target, through: url)
                }
                try await expectNoWay(
                    transport,
                    to: "wss://127.0.0.2/",
                    through: url,
                    saying: "does not allow a way to 127.0.0.2:443"
                )
                let port = try await Ports.unused()
                try await expectNoWay(
                    transport,
                    to: "ws://127.0.0.1:\(port)/",
                    through: url,
                    saying: "did not reach"
                )
            }
        }
    }
}

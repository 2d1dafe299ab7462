#if os(Linux)
import GatewaySimulator
import GatewayTransport
import NIOSSL
import Testing

/// The choice between the addresses of a host, with an `/etc/hosts` of the test's own.
@Suite(.timeLimit(.minutes(1)))
struct AddressTests {
    /// The fault behind an address that accepts TCP.
    private enum Sickness: CaseIterable {
        case silentInTLS, wrongCertificate, refusesUpgrade, silentAfterUpgrade, resets, closesBeforeFirstMessage

        /// The code of the first connection's error.
        var code: TransportError.Code? {
            switch self {
            case .silentInTLS, .silentAfterUpgrade: .timedOut
            case .wrongCertificate: .wrongHost
            case .refusesUpgrade: .upgradeRejected
            case .resets: .reset
            case .closesBeforeFirstMessage: nil
            }
        }

        func serve(_ peer: ScriptedPeer) async throws {
            switch self {
            case .silentInTLS, .silentAfterUpgrade, .wrongCertificate:
                try await peer.waitForEnd()
            case .refusesUpgrade:
                _ = try await peer.readRequest()
                try await peer.write("HTTP/1.1 503 Service Unavailable\r\n\r\n")
                try await peer.waitForEnd()
            case .resets:
                _ = try await peer.readRequest()
                try await peer.reset()
            case .closesBeforeFirstMessage:
                try await peer.upgrade()
                try await peer.close(1_011)
                try await peer.waitForEnd()
            }
        }
    }

    private static let echo: ScriptedServer.Script = { peer in
        try await peer.upgrade()
        try await peer.echo()
    }

    /// Runs one server on ::1 and another on 127.0.0.1, on the same port.
    private static func serve(
        six: ScriptedServer.Script?,
        sixTLS: TLSConfiguration? = nil,
        four: ScriptedServer.Script? = echo,
        fourTLS: TLSConfiguration? = nil,
        _ body: (Int) async throws -> Void
    ) async throws {
        try await ScriptedServer.with(tls: sixTLS, host: "::1", six ?? echo) { port in
            try await ScriptedServer.with(tls: fourTLS, port: port, four ?? echo) { _ in
                try await body(port)
            }
        }
    }

    @Test(.enabledWithNamespaces, .inNamespace)
    func `an address that fails above TCP is left for the next one`() async throws {
        let hosts = try await HostsFile("::1 localhost", "127.0.0.1 localhost")
        let authority = try CertificateAuthority()
        let good = try authority.issue(for: ["localhost"]).serverConfiguration()
        let wrong = try authority.issue(for: ["gateway.example"]).serverConfiguration()
        let transport = CurlTransport {
            $0.tls.authorities = .pem(Array(authority.pem.utf8))
            $0.deadlines.tls = .milliseconds(500)
            $0.deadlines.upgrade = .milliseconds(500)
        }
        for sickness in Sickness.allCases {
            let tls: TLSConfiguration? =
                switch sickness {
                case .silentInTLS: nil
                case .wrongCertificate: wrong
                default: good
                }
            try await Self.serve(six: sickness.serve, sixTLS: tls, fourTLS: good) { port in
                let url = "wss://localhost:\(port)/"
                let failed = try await transport.open(url).end()
                #expect(failed.error?.code == sickness.code, "\(sickness)")
                for _ in 0..<2 {
                    let connection = transport.open(url)
                    let info = try await connection.opened()
                    #expect(info.peer == "127.0.0.1:\(port)", "\(sickness)")
                    try connection.send(.text("x"))
                    #expect(try await connection.messages(1) == [.text("x")], "\(sickness)")
                }
            }
        }
        withExtendedLifetime(hosts) {}
    }

    @Test(.enabledWithNamespaces, .inNamespace)
    func `without TLS, too, and from the second address back to the first`() async throws {
        let hosts = try await HostsFile("::1 localhost", "127.0.0.1 localhost")
        let transport = CurlTransport { $0.deadlines.upgrade = .milliseconds(500) }
        let silent: ScriptedServer.Script = { try await $0.waitForEnd() }
        // A reset before the request may be seen by TCP already.
        let reset: ScriptedServer.Script = { peer in
            _ = try await peer.readRequest()
            try await peer.reset()
        }
        for script in [silent, reset] {
            try await Self.serve(six: script, four: script) { port in
                // The third dial finds both avoided, and tries the one that failed longest ago: the first.
                var stages: [TransportError.Stage?] = []
                for _ in 0..<3 { stages.append(try await transport.open("ws://localhost:\(port)/").end().error?.stage) }
                #expect(stages == [.upgrade, .upgrade, .upgrade])
            }
        }
        let visits = Signal<String>()
        let six: ScriptedServer.Script = { peer in
            visits.send("::1")
            try await reset(peer)
        }
        let four: ScriptedServer.Script = { peer in
            visits.send("127.0.0.1")
            try await reset(peer)
        }
        try await Self.serve(six: six, four: four) { port in
            var order: [String?] = []
            for _ in 0..<4 {
                _ = try await transport.open("ws://localhost:\(port)/").end()
                order.append(await visits.next())
            }
            #expect(order == ["::1", "127.0.0.1", "::1", "127.0.0.1"])
        }
        withExtendedLifetime(hosts) {}
    }

    @Test(.enabledWithNamespaces, .inNamespace)
    func `a proxy whose first address is silent is reached at the next one`() async throws {
        let hosts = try await HostsFile("::1 proxy.example", "127.0.0.1 proxy.example")
        try await Self.serve(
            six: { try await $0.waitForEnd() },
            four: { peer in
                _ = try await peer.readRequest()
                try await peer.write("HTTP/1.1 200 OK\r\n\r\n")
                try await Self.echo(peer)
            }
        ) { port in
            let transport = CurlTransport {
                $0.proxy = .server(ProxyServer(url: "http://proxy.example:\(port)"))
                $0.deadlines.proxy = .milliseconds(500)
            }
            let failed = try await transport.open("ws://gateway.example/").end()
            #expect(failed.error?.code == .timedOut)
            let info = try await transport.open("ws://gateway.example/").opened()
            #expect(info.peer == "127.0.0.1:\(port)")
        }
        withExtendedLifetime(hosts) {}
    }

    @Test(.enabledWithNamespaces, .inNamespace)
    func `a SOCKS 5 proxy that does not reach an address gets the next one`() async throws {
        let hosts = try await HostsFile("2001:db8::1 gateway.example", "192.0.2.1 gateway.example")
        let requests = Signal<[UInt8]>()
        try await ScriptedServer.with { peer in
            // RFC 1928, sections 3 to 6.
            let greeting = try await peer.read(2)
            _ = try await peer.read(Int(greeting[1]))
            try await peer.write([5, 0])
            let head = try await peer.read(4)
            let address = try await peer.read(head[3] == 4 ? 16 : 4)
            _ = try await peer.read(2)
            requests.send(address)
            let isReached = head[3] != 4
            try await peer.write([5, isReached ? 0 : 4, 0, 1, 0, 0, 0, 0, 0, 0])
            if isReached { try await Self.echo(peer) }
        } _: { port in
            let transport = CurlTransport { $0.proxy = .server(ProxyServer(url: "socks5://127.0.0.1:\(port)")) }
            let failed = try await transport.open("ws://gateway.example/").end()
            #expect(failed.error?.code == .proxyFailed)
            #expect(await requests.next() == [0x20, 1, 0x0D, 0xB8] + [UInt8](repeating: 0, count: 11) + [1])
            try await transport.open("ws://gateway.example/").opened()
            #expect(await requests.next() == [192, 0, 2, 1])
        }
        withExtendedLifetime(hosts) {}
    }

    @Test(.enabledWithNamespaces, .inNamespace)
    func `connections can be limited to IPv4 or IPv6`() async throws {
        let hosts = try await HostsFile(
            "::1 localhost",
            "127.0.0.1 localhost",
            // The C library takes ::1 for 127.0.0.1 where it looks for IPv4.
            "2001:db8::1 six.example",
            "127.0.0.1 four.example"
        )
        try await Self.serve(six: Self.echo) { port in
            for (family, peer) in [
                (.ipv4, "127.0.0.1:\(port)"), (.ipv6, "[::1]:\(port)"),
            ] as [(CurlTransport.AddressFamily, String)] {
                let transport = CurlTransport { $0.addressFamily = family }
                let info = try await transport.open("ws://localhost:\(port)/").opened()
                #expect(info.peer == peer)
            }
            for (family, host, noun) in [
                (.ipv4, "six.example", "IPv4"), (.ipv6, "four.example", "IPv6"),
            ] as [(CurlTransport.AddressFamily, String, String)] {
                let error = try await CurlTransport { $0.addressFamily = family }.open("ws://\(host):\(port)/").end()
                    .error
                #expect(error?.code == .nameNotFound)
                #expect(error?.message.contains("\(host) has no \(noun) address") == true, "\(error?.message ?? "")")
            }
        }
        withExtendedLifetime(hosts) {}
    }

    @Test(arguments: [(CurlTransport.AddressFamily.ipv6, "127.0.0.1"), (.ipv4, "[::1]")])
    func `an address of the other family is a wrong setting`(family: CurlTransport.AddressFamily, host: String)
        async throws
    {
        let error = try await CurlTransport { $0.addressFamily = family }.open("ws://\(host):1/").end().error
        #expect(error?.code == .invalidConfiguration)
        #expect(error?.message.contains("addressFamily is \(family)") == true)
    }

    @Test(.enabledWithNamespaces, .inNamespace)
    func `a name that moved is noticed on the first dial after a failure`() async throws {
        let hosts = try await HostsFile("127.0.0.1 gateway.example")
        let transport = CurlTransport()
        let port = try await ScriptedServer.with(Self.echo) { port in
            let connection = transport.open("ws://gateway.example:\(port)/")
            let info = try await connection.opened()
            #expect(info.peer == "127.0.0.1:\(port)")
            // The end of the server would be a failure already.
            connection.abort()
            await Descriptors.waitUntilNone(to: port)
            return port
        }
        try hosts.write("127.0.0.2 gateway.example")
        try await ScriptedServer.with(host: "127.0.0.2", port: port, Self.echo) { _ in
            // The result of the lookup is a moment old.
            let failed = try await transport.open("ws://gateway.example:\(port)/").end()
            #expect(failed.error?.code == .connectionRefused)
            let info = try await transport.open("ws://gateway.example:\(port)/").opened()
            #expect(info.peer == "127.0.0.2:\(port)")
        }
        withExtendedLifetime(hosts) {}
    }
}
#endif

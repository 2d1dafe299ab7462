import Foundation
import GatewayTransport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ProxyEnvironmentTests {
    private func server(for url: String, in variables: [String: String]) throws -> String? {
        ProxyEnvironment { variables[$0] }.server(for: try WebSocketURL(url))?.url
    }

    @Test(
        arguments: [
            (["https_proxy": "http://a"], "http://a", nil), (["HTTPS_PROXY": "http://a"], "http://a", nil),
            (["https_proxy": "http://a", "HTTPS_PROXY": "http://b"], "http://a", nil),
            (["http_proxy": "http://a"], nil, "http://a"), (["HTTP_PROXY": "http://a"], nil, nil),
            (["all_proxy": "http://a"], "http://a", "http://a"), (["ALL_PROXY": "http://a"], "http://a", "http://a"),
            (["all_proxy": "http://a", "http_proxy": "http://b"], "http://a", "http://b"),
            (["all_proxy": "http://a", "HTTPS_PROXY": "http://b"], "http://b", "http://a"),
            (["https_proxy": "", "all_proxy": "http://a"], "http://a", "http://a"), ([:], nil, nil),
            (["all_proxy": "http://a", "no_proxy": "example.com"], nil, nil),
            (["all_proxy": "http://a", "NO_PROXY": "*"], nil, nil),
            (["all_proxy": "http://a", "no_proxy": "other.example", "NO_PROXY": "*"], "http://a", "http://a"),
        ] as [([String: String], String?, String?)]
    )
    func `chooses the variable`(variables: [String: String], secure: String?, plain: String?) throws {
        #expect(try server(for: "wss://gateway.example.com/", in: variables) == secure)
        #expect(try server(for: "ws://gateway.example.com/", in: variables) == plain)
    }

    @Test func `counts only when asked for`() async {
        // A process of its own, for its environment.
        await #expect(processExitsWith: .success) {
            let direct = Signal<Bool>()
            try await ScriptedServer.with { peer in
                let request = try await peer.readRequest()
                let isDirect = request.first == "GET / HTTP/1.1"
                direct.send(isDirect)
                if isDirect {
                    try await peer.write(ScriptedPeer.answer(to: request))
                } else {
                    try await peer.write("HTTP/1.1 200 OK\r\n\r\n")
                    try await peer.upgrade()
                }
                try await peer.echo()
            } _: { port in
                for name in ["http_proxy", "https_proxy", "all_proxy"] {
                    unsafe setenv(name, "http://127.0.0.1:\(port)", 1)
                }
                unsafe setenv("no_proxy", "other.example", 1)
                let asked = CurlTransport { $0.proxy = .environment }
                try await CurlTransport().open("ws://127.0.0.1:\(port)/").opened()
                #expect(await direct.next() == true)
                let info = try await asked.open("ws://gateway.example/").opened()
                #expect(info.proxy == "http://127.0.0.1:\(port)")
                #expect(await direct.next() == false)
                unsafe setenv("no_proxy", "other.example, 127.0.0.0/8", 1)
                #expect(try await asked.open("ws://127.0.0.1:\(port)/").opened().proxy == nil)
                #expect(await direct.next() == true)
                // Set, but nothing that no_proxy of libcurl's own would read.
                let server = ProxyServer(url: "http://127.0.0.1:\(port)")
                try await CurlTransport { $0.proxy = .server(server) }.open("ws://127.0.0.1:1/").opened()
                #expect(await direct.next() == false)
            }
        }
    }

    @Test func `an address that cannot be used is told without its password`() async {
        await #expect(processExitsWith: .success) {
            unsafe setenv("all_proxy", "ftp://b0t-us3r:s3cret-p4ssword@proxy", 1)
            let end = try await CurlTransport { $0.proxy = .environment }.open("ws://gateway.example/").end()
            let error = try #require(end.error)
            #expect(error.code == .invalidConfiguration)
            expectNoSecret(in: error)
        }
    }
}

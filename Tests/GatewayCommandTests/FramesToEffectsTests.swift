import Foundation
import Testing

/// The example that drives the protocol with a transport that is none of this package's.
@Suite(.timeLimit(.minutes(1))) struct FramesToEffectsTests {
    private func effects(of script: String) throws -> [String] {
        let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let process = Process()
        process.executableURL = tests.deletingLastPathComponent().appendingPathComponent("frames-to-effects")
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(script.utf8))
        try input.fileHandleForWriting.close()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return text.split(separator: "\n").map { String($0.drop { $0 != " " }.dropFirst()) }
    }

    @Test func `a conversation over standard input identifies, beats, delivers and resumes`() throws {
        let effects = try effects(
            of: """
                0 open
                0 {"op":10,"d":{"heartbeat_interval":8000}}
                0 permit
                0 {"op":0,"t":"READY","s":1,"d":{"session_id":"abc","resume_gateway_url":"wss://us-east.discord.gg"}}
                0 {"op":0,"t":"MESSAGE_CREATE","s":2,"d":{}}
                8 {"op":11}
                8 close 4000
                9 open
                9 {"op":10,"d":{"heartbeat_interval":8000}}
                9 {"op":0,"t":"RESUMED","s":3,"d":{}}
                10 stop
                10 close 1000

                """
        )
        let wanted = [
            "connect wss://gateway.discord.gg/?v=10&encoding=json", "request permission to identify",
            #"send {"op":2,"d":{"token":"example-token""#, "deliver READY", "deliver MESSAGE_CREATE",
            #"send {"op":1,"d":2}"#, "connect wss://us-east.discord.gg/?v=10&encoding=json",
            #"send {"op":6,"d":{"token":"example-token","session_id":"abc","seq":2}}"#, "deliver RESUMED", "close 1000",
            "stop closed",
        ]
        var rest = effects[...]
        for want in wanted {
            guard let index = rest.firstIndex(where: { $0.hasPrefix(want) }) else {
                Issue.record("no '\(want)' in its place among \(effects)")
                return
            }
            rest = rest[(index + 1)...]
        }
    }

    @Test func `a line that makes no sense is told, and the next one is read`() throws {
        let effects = try effects(of: "what\n1 open\n-5 open\n2 {\n")
        #expect(effects.contains("understood: what"))
        #expect(effects.contains("understood: -5 open"))
        #expect(effects.contains { $0.hasPrefix("abandon 4900") })
    }
}

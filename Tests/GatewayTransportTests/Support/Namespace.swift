import Foundation
import Testing

/// Network and mount namespaces, in which a test may change the network and its settings.
enum Namespace {
    /// Says to the process in the namespaces that it is there.
    private static let mark = "GATEWAY_TEST_NAMESPACE"

    static let isInside = ProcessInfo.processInfo.environment[mark] != nil

    /// Whether this user may make such namespaces on this machine, and has what it takes.
    static func isPossible() async -> Bool {
        guard !isInside else { return true }
        let probe = enter + ["ip link set lo up && nft list tables && mount --bind /etc/hosts /etc/hosts"]
        return await (try? Command.run(probe, environment: environment))?.status == 0
    }

    /// Runs one test in new namespaces: in this program, started anew.
    static func run(_ test: Test) async throws {
        let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let filter = NSRegularExpression.escapedPattern(for: String(describing: test.id))
        let arguments =
            enter + ["ip link set lo up && exec \"$@\"", "sh", program]
            + ["--testing-library", "swift-testing", "--filter", filter]
        let result = try await Command.run(arguments, environment: environment)
        // What the test measured.
        for line in result.output.split(separator: "\n") where line.hasPrefix("measured: ") { print(line) }
        guard result.status != 0 else { return }
        Issue.record("\(result.output)", sourceLocation: test.sourceLocation)
    }

    private static var environment: [String: String] {
        // A user who is not root may not have the folder of such programs.
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return [mark: "1", "PATH": path + ":/usr/sbin:/sbin"]
    }

    private static var enter: [String] {
        let asRoot = getuid() == 0 ? [] : ["--map-root-user"]
        return ["unshare", "--net", "--mount"] + asRoot + ["sh", "-c"]
    }
}

/// Runs a test in a process and namespaces of its own.
struct NamespaceTrait: TestTrait, TestScoping {
    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        if Namespace.isInside {
            try await function()
        } else {
            try await Namespace.run(test)
        }
    }
}

extension Trait where Self == NamespaceTrait {
    static var inNamespace: Self { Self() }
}

extension Trait where Self == ConditionTrait {
    static var enabledWithNamespaces: Self {
        .enabled("needs unshare, ip and nft, and the right to use them") { await Namespace.isPossible() }
    }
}

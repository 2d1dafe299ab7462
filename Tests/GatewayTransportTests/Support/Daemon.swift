import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A server program that a test starts on loopback, and that ends with the test whatever comes of it.
final class Daemon {
    typealias Arguments = (_ ports: [Int], _ folder: URL) throws -> [String]

    /// The ports where it listens.
    let ports: [Int]
    /// A folder of its own, gone with the program.
    let folder: URL
    private let process: pid_t
    /// The program ends when nobody holds this any more, even if the tests' process is killed.
    private let leash = Pipe()
    private var hasEnded = false

    private init(portCount: Int, _ arguments: Arguments) async throws {
        var ports: [Int] = []
        for _ in 0..<portCount { ports.append(try await Ports.unused()) }
        self.ports = ports
        folder = FileManager.default.temporaryDirectory.appending(path: "daemon-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // A program that is started by root, but does not stay so, writes here too.
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.path)
        let output = folder.appending(path: Self.output)
        try Data().write(to: output)
        let handle = try FileHandle(forWritingTo: output)
        _ = fcntl(leash.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
        process = try Self.spawn(
            ["/bin/sh", "-c", Self.leashed, "sh"] + arguments(ports, folder),
            input: leash.fileHandleForReading.fileDescriptor,
            output: handle.fileDescriptor
        )
        try leash.fileHandleForReading.close()
    }

    /// Becomes the program, beside a shell that ends it once the standard input is closed: first politely.
    private static let leashed = """
        exec 3<&0
        (
            read -r _ <&3
            kill $$ && for _ in $(seq 50); do sleep 0.1; kill -0 $$ || exit; done && kill -9 $$
        ) >/dev/null 2>&1 &
        exec "$@" </dev/null 3<&-
        """

    /// Starts a program that no signal is kept from; those of this thread may be, and it would inherit that.
    private static func spawn(_ arguments: [String], input: Int32, output: Int32) throws -> pid_t {
        var files = unsafe posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        var signals = sigset_t()
        unsafe posix_spawn_file_actions_init(&files)
        unsafe posix_spawnattr_init(&attributes)
        defer {
            unsafe posix_spawn_file_actions_destroy(&files)
            unsafe posix_spawnattr_destroy(&attributes)
        }
        for (descriptor, target) in [(input, 0), (output, 1), (output, 2)] as [(Int32, Int32)] {
            unsafe posix_spawn_file_actions_adddup2(&files, descriptor, target)
        }
        unsafe sigemptyset(&signals)
        unsafe posix_spawnattr_setsigmask(&attributes, &signals)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var texts = unsafe arguments.map { unsafe strdup($0) } + [nil]
        defer { unsafe texts.forEach { unsafe free($0) } }
        var process = pid_t()
        let result = unsafe posix_spawn(&process, arguments[0], &files, &attributes, &texts, environ)
        guard result == 0 else { throw ServerError("the program cannot be started: \(result)") }
        return process
    }

    /// Runs a program while a body runs.
    ///
    /// - Parameters:
    ///   - portCount: On how many ports it is to listen.
    ///   - arguments: What to run to have it listen on ports of 127.0.0.1; it may write to the folder.
    ///   - body: What to do once it listens.
    /// - Returns: What the body returns.
    /// - Throws: What the body throws, or an error if the program does not run.
    static func with<Result>(
        portCount: Int = 1,
        _ arguments: Arguments,
        _ body: (Daemon) async throws -> Result
    ) async throws -> Result {
        let daemon = try await start(portCount: portCount, arguments)
        do {
            let result = try await body(daemon)
            await daemon.stop()
            return result
        } catch {
            await daemon.stop()
            throw error
        }
    }

    private static func start(portCount: Int, _ arguments: Arguments) async throws -> Daemon {
        var log = ""
        // Somebody else may take the port before the program does.
        for _ in 0..<3 {
            let daemon = try await Daemon(portCount: portCount, arguments)
            if try await daemon.isListening() { return daemon }
            log = daemon.log
            await daemon.stop()
        }
        throw ServerError("the program does not run: \(log)")
    }

    /// The port where it listens, or the first.
    var port: Int { ports[0] }

    private static let output = "output.txt"

    /// What it has written.
    var log: String { (try? text(of: Self.output)) ?? "" }

    /// What it has written to a file in its folder.
    func text(of file: String) throws -> String {
        try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    }

    /// Waits until it listens, and tells whether it does; the test's time limit is the deadline.
    private func isListening() async throws -> Bool {
        while isRunning {
            var openCount = 0
            for port in ports where try await Ports.isOpen(port) { openCount += 1 }
            if openCount == ports.count { return isRunning }
            try await Task.sleep(for: .milliseconds(10))
        }
        return false
    }

    private var isRunning: Bool {
        if !hasEnded { hasEnded = waitpid(process, nil, WNOHANG) != 0 }
        return !hasEnded
    }

    private func stop() async {
        try? leash.fileHandleForWriting.close()
        while isRunning { try? await Task.sleep(for: .milliseconds(5)) }
        try? FileManager.default.removeItem(at: folder)
    }

    /// Where a program is, if it is; also where only root looks for programs.
    static func path(of program: String) -> String? {
        ["/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin"].map { "\($0)/\(program)" }
            .first(where: FileManager.default.isExecutableFile)
    }
}

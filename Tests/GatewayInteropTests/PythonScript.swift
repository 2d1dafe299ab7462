import Foundation
import GatewayJSON
import Synchronization

/// A running Python script.
final class PythonScript: Sendable {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private struct State {
        var output = Data()
        var errors = Data()
        var openPipes = 2
        var status: Int32?
        var waiter: CheckedContinuation<Void, Never>?
        var lineWaiter: (index: Int, continuation: CheckedContinuation<String, Never>)?

        /// Takes the waiter for a line, once that line or the end has come, with the line.
        mutating func takeLineWaiter() -> (CheckedContinuation<String, Never>, String)? {
            guard let waiter = lineWaiter else { return nil }
            let lines = output.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
            guard lines.count > waiter.index || openPipes == 0 else { return nil }
            lineWaiter = nil
            let line = lines.count > waiter.index ? String(decoding: lines[waiter.index], as: UTF8.self) : ""
            return (waiter.continuation, line)
        }

        /// Takes whoever waits for the end, once it has come.
        mutating func takeWaiter() -> CheckedContinuation<Void, Never>? {
            guard openPipes == 0, status != nil else { return nil }
            defer { waiter = nil }
            return waiter
        }
    }

    private let process: Process
    private let state = Mutex(State())

    init(_ process: Process) throws {
        self.process = process
        let pipes = (output: Pipe(), errors: Pipe())
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipes.output
        process.standardError = pipes.errors
        collect(pipes.output) { $0.output.append($1) }
        collect(pipes.errors) { $0.errors.append($1) }
        process.terminationHandler = { process in
            self.change { $0.status = process.terminationStatus }
        }
        try process.run()
    }

    /// Waits for a line of output.
    ///
    /// - Parameter index: How many lines come before it.
    /// - Returns: The line; it is empty if the script ends without it.
    func line(_ index: Int = 0) async -> String {
        await withCheckedContinuation { continuation in
            change { $0.lineWaiter = (index, continuation) }
        }
    }

    /// Waits for the end; a script that takes longer is killed.
    func finished(within limit: Duration) async throws -> (status: Int32, lines: [String], errors: String) {
        let process = process
        let killer = Task {
            try await Task.sleep(for: limit)
            process.terminate()
        }
        await withCheckedContinuation { continuation in
            change { $0.waiter = continuation }
        }
        killer.cancel()
        return state.withLock { state in
            let lines = String(decoding: state.output, as: UTF8.self).split(separator: "\n").map(String.init)
            return (state.status ?? -1, lines, String(decoding: state.errors, as: UTF8.self))
        }
    }

    /// Waits for the end, and reads the last line of output as JSON.
    func report(within limit: Duration) async throws -> JSONValue {
        let (status, lines, errors) = try await finished(within: limit)
        guard status == 0, let last = lines.last, let report = try? JSONValue(parsing: Array(last.utf8)) else {
            throw Failure(description: "the script ended with \(status):\n\(errors)")
        }
        return report
    }

    private func collect(_ pipe: Pipe, _ append: @escaping @Sendable (inout State, Data) -> Void) {
        pipe.fileHandleForReading.readabilityHandler = { handle in
            let data = handle.availableData
            if data.isEmpty {
                handle.readabilityHandler = nil
                self.change { $0.openPipes -= 1 }
            } else {
                self.change { append(&$0, data) }
            }
        }
    }

    private func change(_ body: (inout sending State) -> Void) {
        let (waiter, lineWaiter) = state.withLock { state in
            body(&state)
            return (state.takeWaiter(), state.takeLineWaiter())
        }
        lineWaiter?.0.resume(returning: lineWaiter?.1 ?? "")
        waiter?.resume()
    }
}

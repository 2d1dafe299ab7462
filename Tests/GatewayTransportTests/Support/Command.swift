import Foundation

/// A program that is run to its end.
struct Command {
    let status: Int32
    /// What it wrote, errors included.
    let output: String

    /// Runs a program, and ends it if the task is cancelled.
    static func run(_ arguments: [String], environment: [String: String] = [:]) async throws -> Command {
        let file = FileManager.default.temporaryDirectory.appending(path: "command-\(UUID().uuidString).txt")
        try Data().write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let handle = try FileHandle(forWritingTo: file)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = handle
        process.standardError = handle
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                process.terminationHandler = { _ in continuation.resume() }
                do { try process.run() } catch { continuation.resume(throwing: error) }
            }
        } onCancel: {
            if process.isRunning { process.terminate() }
        }
        let output = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        return Command(status: process.terminationStatus, output: output)
    }
}

import ArgumentParser

@main
struct Benchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gateway-benchmarks",
        abstract: "Measures the gateway client against the least that a program can do, in the same run.",
        subcommands: [
            TransportCommand.self, EventsCommand.self, LatencyCommand.self, MemoryCommand.self, StagesCommand.self,
            HeartbeatsCommand.self, ServeCommand.self, ReceiveCommand.self,
        ]
    )
}

struct BenchmarkError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

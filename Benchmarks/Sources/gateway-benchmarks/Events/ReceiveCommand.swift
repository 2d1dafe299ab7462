import ArgumentParser
import CFloors

struct ReceiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receive",
        abstract: "Receives once what `serve` plays, and prints the events and the CPU time in seconds."
    )

    @Option(help: "The port of `serve`.")
    var port: UInt16

    @Option(help: "How many events `serve` sends.")
    var count = 100_000

    @Flag(help: "Receive and inflate in C only.")
    var floor = false

    @Flag(help: "Inflate with the package's own inflater.")
    var native = false

    func run() async throws {
        let start = cpu_seconds()
        let path = EventPath(floor ? .floor : .raw, native ? .native : .zlib)
        let received = try await path.receive(count + 1, from: port)
        print(received, cpu_seconds() - start)
    }
}

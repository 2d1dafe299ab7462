import ArgumentParser
import CFloors
import Glibc

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Plays the same recording to every client that connects, as fast as it reads.",
        discussion: "Prints its port as its first line. For other clients than ours; see Scripts/compare-peers."
    )

    @Option(help: "How many events are sent.")
    var count = 100_000

    @Option(help: "The port, or 0 for any that is free.")
    var port: UInt16 = 0

    func run() throws {
        let recording = try EventRecording(EventCorpus(count: count), isCompressed: true)
        var port = port
        guard
            recording_serve(
                recording.recording,
                &port,
                { port in
                    print(port)
                    fflush(nil)
                }
            )
        else { throw BenchmarkError("cannot listen: \(errno)") }
    }
}

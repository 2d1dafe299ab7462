import ArgumentParser

/// The command `gateway`.
@main
struct Gateway: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gateway",
        abstract: "Speaks with Discord's gateway, or plays it.",
        discussion: "Not affiliated with Discord.",
        subcommands: [RunCommand.self, SimulateCommand.self, DemoCommand.self]
    )
}

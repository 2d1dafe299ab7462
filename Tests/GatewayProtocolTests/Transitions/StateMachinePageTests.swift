import Foundation
import Testing

/// Compares the documentation with what it is made of; with GATEWAY_WRITE_DOCUMENTATION set, writes it.
@Suite struct StateMachinePageTests {
    private func check(_ name: String, is text: String) throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../..")
        let file = root.appendingPathComponent("Sources/GatewayProtocol/GatewayProtocol.docc/\(name)").standardized
        if ProcessInfo.processInfo.environment["GATEWAY_WRITE_DOCUMENTATION"] != nil {
            try Data(text.utf8).write(to: file)
        }
        let written = try String(contentsOf: file, encoding: .utf8)
        #expect(written == text, "\(name) differs from the transition table: run Scripts/state-machine")
    }

    @Test func `the documentation's tables are those of the machine`() throws {
        try check("StateMachine.md", is: try StateMachinePage(table: .checkedIn()).article)
    }

    @Test func `the documentation's diagram is that of the machine`() throws {
        let diagram = try StateMachinePage(table: .checkedIn()).diagram
        #expect(!diagram.contains("has no place"))
        try check("state-machine.svg", is: diagram)
    }
}

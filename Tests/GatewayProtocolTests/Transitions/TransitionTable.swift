/// The transition table, read from its text.
struct TransitionTable {
    struct Malformed: Error {
        let line: String
    }

    /// A line of the table: inputs, or names of groups of them, that lead to the same.
    struct Line {
        let inputs: [String]
        let transition: Transition
    }

    /// The names of groups of inputs, in the order of the text.
    private(set) var groups: [(name: String, inputs: [String])] = []
    /// The lines of each situation, in the order of the text.
    private(set) var situations: [(name: String, lines: [Line])] = []
    /// What each input leads to, by situation and input.
    private(set) var rows: [String: [String: Transition]] = [:]

    /// Reads a table.
    ///
    /// First come groups, `name = input | input`; then for each situation `# situation` and lines of
    /// `input | group → next: effect; effect`. The last of them may be `otherwise → …`. A line that begins with a
    /// space continues the one before. The names of all inputs are for `otherwise`.
    init(_ text: String, inputs: [String]) throws {
        for line in Self.joined(text) {
            if line.hasPrefix("# ") {
                situations.append((line.dropFirst(2).trimmed, []))
            } else if situations.isEmpty {
                try addGroup(line)
            } else {
                try addLine(line, inputs: inputs)
            }
        }
    }

    private static func joined(_ text: String) -> [String] {
        text.split(separator: "\n").reduce(into: []) { lines, line in
            if line.hasPrefix(" "), let last = lines.indices.last {
                lines[last] += " " + line.trimmed
            } else {
                lines.append(String(line))
            }
        }
    }

    private mutating func addGroup(_ line: String) throws {
        let parts = line.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else { throw Malformed(line: line) }
        groups.append((parts[0].trimmed, parts[1].split(separator: "|").map(\.trimmed)))
    }

    private mutating func addLine(_ text: String, inputs: [String]) throws {
        let parts = text.split(separator: "→", maxSplits: 1)
        guard parts.count == 2 else { throw Malformed(line: text) }
        let line = Line(inputs: parts[0].split(separator: "|").map(\.trimmed), transition: Transition(parts[1]))
        let index = situations.count - 1
        let situation = situations[index].name
        situations[index].lines.append(line)
        for name in line.inputs {
            let members =
                name == "otherwise"
                ? inputs.filter { rows[situation]?[$0] == nil } : groups.first { $0.name == name }?.inputs ?? [name]
            for input in members {
                guard rows[situation]?[input] == nil else { throw Malformed(line: text) }
                rows[situation, default: [:]][input] = line.transition
            }
        }
    }
}

/// The documentation of the state machine, made of the transition table.
struct StateMachinePage {
    let table: TransitionTable

    /// The article of the documentation catalog.
    var article: String {
        var text = """
            # The State Machine

            What a gateway conversation does in every situation, on every input.

            <!-- Made by Scripts/state-machine of the transition table in Tests/GatewayProtocolTests/Transitions. -->

            ## Overview

            A ``GatewayMachine`` is in one of the states of ``GatewayState``, and holds a session or none. The tables below are
            whole: what they do not name changes nothing. A test runs the machine through all of it.

            ![The states, and what leads from one to another.](state-machine)

            A solid arrow is the way to a live session, a dashed one the end of a connection. Not drawn: a stop leads to
            closing from \(states(leadingTo: "closing")), and the end leads to stopped from
            \(states(leadingTo: "stopped")).

            ## Groups of inputs

            | Group | Inputs |
            |---|---|

            """
        for group in table.groups {
            text += "| \(group.name) | \(group.inputs.joined(separator: ", ")) |\n"
        }
        for situation in table.situations {
            text += "\n## In \(situation.name)\n\n| On | Do | Then |\n|---|---|---|\n"
            for line in situation.lines {
                let effects = line.transition.effects
                let doing = effects.isEmpty ? "nothing" : effects.joined(separator: "; ")
                text += "| \(line.inputs.joined(separator: ", ")) | \(doing) | \(line.transition.next) |\n"
            }
        }
        return text
    }

    /// The diagram, as SVG.
    var diagram: String {
        let edges = self.edges
        var text = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 450" font-family="sans-serif" font-size="14">
              <defs>
                <marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">
                  <path d="M0 0 L10 5 L0 10 z" fill="#555"/>
                </marker>
              </defs>
              <rect width="900" height="450" fill="white"/>

            """
        for edge in edges where edge.from == "closing" || !["closing", "stopped"].contains(edge.to) {
            text += "  \(line(for: edge))\n"
        }
        for (state, place) in Self.places {
            text += """
                  <rect x="\(place.x - 65)" y="\(place.y - 18)" width="130" height="36" rx="8" fill="#eef" stroke="#447"/>
                  <text x="\(place.x)" y="\(place.y + 5)" text-anchor="middle">\(state)</text>

                """
        }
        return text + "</svg>\n"
    }

    private struct Edge {
        let from: String
        let to: String
        var inputs: [String]
    }

    /// What leads from one state to another, in the order of the table, without regard to sessions.
    private var edges: [Edge] {
        var edges: [Edge] = []
        for situation in table.situations {
            let from = situation.name.state
            for line in situation.lines where line.transition.next.state != from {
                let to = line.transition.next.state
                if let index = edges.firstIndex(where: { $0.from == from && $0.to == to }) {
                    edges[index].inputs += line.inputs.filter { !edges[index].inputs.contains($0) }
                } else {
                    edges.append(Edge(from: from, to: to, inputs: line.inputs))
                }
            }
        }
        return edges
    }

    private func states(leadingTo state: String) -> String {
        edges.filter { $0.to == state }.map(\.from).joined(separator: ", ")
    }

    private static let places: KeyValuePairs<String, (x: Int, y: Int)> = [
        "idle": (90, 60), "dialing": (320, 60), "greeting": (560, 60), "awaitingPermit": (800, 60),
        "permitted": (800, 165), "identifying": (800, 255), "resuming": (560, 310), "ready": (680, 400),
        "resting": (320, 270), "closing": (320, 400), "stopped": (90, 400),
    ]

    private func line(for edge: Edge) -> String {
        guard let from = Self.places.first(where: { $0.key == edge.from })?.value,
            let to = Self.places.first(where: { $0.key == edge.to })?.value
        else { return "<!-- \(edge.from) to \(edge.to) has no place -->" }
        let (start, end) = (border(of: from, towards: to), border(of: to, towards: from))
        let style = edge.to == "resting" ? #" stroke-dasharray="7 4""# : ""
        var text = #"<line x1="\#(start.x)" y1="\#(start.y)" x2="\#(end.x)" y2="\#(end.y)" stroke="gray""#
        text += style + ##" marker-end="url(#tip)"/>"##
        guard style.isEmpty else { return text }
        let (x, y) = ((start.x + end.x) / 2 + 6, (start.y + end.y) / 2 - 6)
        return text + #"<text x="\#(x)" y="\#(y)" font-size="12">\#(edge.inputs.joined(separator: ", "))</text>"#
    }

    /// Where a line from the middle of one box to that of another leaves the first.
    private func border(of box: (x: Int, y: Int), towards other: (x: Int, y: Int)) -> (x: Int, y: Int) {
        let (dx, dy) = (other.x - box.x, other.y - box.y)
        // In 65ths and 18ths of the box's halves: the nearer border is met first.
        let scale = max(abs(dx) * 18, abs(dy) * 65, 1)
        return (box.x + dx * 65 * 18 / scale, box.y + dy * 65 * 18 / scale)
    }
}

extension String {
    /// A situation without its session.
    fileprivate var state: String { String(prefix { $0 != " " }) }
}

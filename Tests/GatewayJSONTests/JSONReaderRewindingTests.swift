import GatewayJSON
import Testing

/// A number or a text, tried in this order.
private enum NumberOrText: JSONReadable, Equatable {
    case number([Int])
    case text([String])

    init(json: inout JSONReader) throws(JSONError) {
        let start = json.checkpoint
        do {
            self = .number(try json.value())
        } catch {
            json.rewind(to: start)
            self = .text(try json.value())
        }
    }
}

struct JSONReaderRewindingTests {
    @Test func `reads again what was not what was hoped for`() throws {
        #expect(try NumberOrText(parsing: Array("[1,2]".utf8)) == .number([1, 2]))
        #expect(try NumberOrText(parsing: Array(#"["a", "b"]"#.utf8)) == .text(["a", "b"]))
        #expect(
            try [NumberOrText](parsing: Array(#"[ ["a"], [], [3] ]"#.utf8)) == [
                .text(["a"]), .number([]), .number([3]),
            ]
        )
    }

    @Test func `an error after the return is that of the last attempt`() {
        #expect(throws: JSONError(.typeMismatch, at: 1)) { try NumberOrText(parsing: Array("[true]".utf8)) }
    }

    @Test func `tells how deep a place is`() throws {
        struct Depths: JSONReadable {
            var depths: [Int] = []
            init(json: inout JSONReader) throws(JSONError) {
                depths.append(json.checkpoint.depth)
                try json.beginArray()
                while try json.nextElement() {
                    depths.append(json.checkpoint.depth)
                    try json.skip()
                }
                depths.append(json.checkpoint.depth)
            }
        }
        #expect(try Depths(parsing: Array("[[1],2]".utf8)).depths == [0, 1, 1, 0])
    }
}

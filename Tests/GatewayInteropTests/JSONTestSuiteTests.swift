import Foundation
import GatewayJSON
import Testing

/// The published cases of JSONTestSuite, read by the parser, the reader and the decoder.
///
/// The name of a file tells whether it must be accepted (`y_`), must be refused (`n_`), or may be either (`i_`).
@Suite(.enabled(if: Python.isExpected, "no JSONTestSuite at \(Python.environment): run Scripts/setup --tests"))
struct JSONTestSuiteTests {
    private struct Case {
        let name: String
        let bytes: [UInt8]

        /// What makes of it a value or an error: the parser, the reader, and the decoder.
        var verdicts: [Bool] {
            [
                (try? JSONValue(parsing: bytes)) != nil,
                (try? read(JSONValue.self)) != nil,
                (try? GatewayJSONDecoder().decode(Anything.self, from: bytes[...])) != nil,
            ]
        }

        private func read<Value: JSONReadable>(_ type: Value.Type) throws -> Value { try Value(parsing: bytes) }
    }

    private func cases(_ prefix: String, _ count: Int) throws -> [Case] {
        let folder = URL(filePath: Python.environment + "/json-test-suite")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.lastPathComponent.hasPrefix(prefix) }
        try #require(files.count == count, "\(files.count) files")
        return try files.map { Case(name: $0.lastPathComponent, bytes: Array(try Data(contentsOf: $0))) }
    }

    @Test func `what is JSON is accepted`() throws {
        for file in try cases("y_", 95) { #expect(file.verdicts == [true, true, true], "\(file.name)") }
    }

    @Test func `what is no JSON is refused`() throws {
        for file in try cases("n_", 188) { #expect(file.verdicts == [false, false, false], "\(file.name)") }
    }

    @Test func `what may be either is the same to the parser and the reader, and no crash`() throws {
        for file in try cases("i_", 35) { #expect(file.verdicts[0] == file.verdicts[1], "\(file.name)") }
    }
}

/// Any JSON, of which nothing is kept.
private struct Anything: Decodable {
    private struct Key: CodingKey {
        let stringValue: String
        let intValue: Int? = nil

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        if let object = try? decoder.container(keyedBy: Key.self) {
            for key in object.allKeys { _ = try object.decode(Anything.self, forKey: key) }
        } else if var array = try? decoder.unkeyedContainer() {
            while !array.isAtEnd { _ = try array.decode(Anything.self) }
        } else {
            let value = try decoder.singleValueContainer()
            guard !value.decodeNil(), (try? value.decode(Bool.self)) == nil, (try? value.decode(String.self)) == nil
            else { return }
            _ = try value.decode(Double.self)
        }
    }
}

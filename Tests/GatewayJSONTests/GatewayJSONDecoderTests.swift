import Foundation
import GatewayJSON
import Testing

@Suite struct GatewayJSONDecoderTests {
    private enum Color: String, Codable { case red, green }

    private struct Everything: Codable, Equatable {
        var text: String
        var flag: Bool
        var int: Int
        var tiny: Int8
        var short: Int16
        var medium: Int32
        var long: Int64
        var word: UInt
        var byte: UInt8
        var half: UInt16
        var unsigned: UInt32
        var big: UInt64
        var double: Double
        var float: Float
        var color: Color
        var maybe: String?
        var list: [Int?]
        var named: [String: [Double]]
        var numbered: [Int: Bool]
        var nested: [Everything]
    }

    private func sample(_ random: inout SeededGenerator, depth: Int = 2) -> Everything {
        Everything(
            text: random.value(depth: 0).string ?? "é\n\u{1F600}\"\\",
            flag: random.below(2) == 0,
            int: Int(truncatingIfNeeded: random.next()),
            tiny: Int8(truncatingIfNeeded: random.next()),
            short: Int16(truncatingIfNeeded: random.next()),
            medium: Int32(truncatingIfNeeded: random.next()),
            long: Int64(truncatingIfNeeded: random.next() >> random.below(64)),
            word: UInt(truncatingIfNeeded: random.next()),
            byte: UInt8(truncatingIfNeeded: random.next()),
            half: UInt16(truncatingIfNeeded: random.next()),
            unsigned: UInt32(truncatingIfNeeded: random.next()),
            big: random.next(),
            double: Double(Int64(truncatingIfNeeded: random.next())) / 1024,
            float: Float(random.below(1000)) / 8,
            color: random.below(2) == 0 ? .red : .green,
            maybe: random.below(2) == 0 ? nil : "there",
            list: (0..<random.below(4)).map { $0 == 1 ? nil : $0 },
            named: ["a_b": [1.5, 2], "": []],
            numbered: [1: true, -2: false],
            nested: depth == 0 ? [] : (0..<random.below(3)).map { _ in sample(&random, depth: depth - 1) }
        )
    }

    private let ours = GatewayJSONDecoder()

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `decodes what Foundation's encoder wrote, and as its decoder does`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let value = sample(&random)
        let bytes = random.loosened([UInt8](try JSONEncoder().encode(value)))

        let decoded = try ours.decode(Everything.self, from: bytes)

        #expect(decoded == value, "seed \(seed)")
        #expect(try JSONDecoder().decode(Everything.self, from: Data(bytes)) == decoded, "seed \(seed)")
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `damaged texts are refused as the parser refuses them`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let bytes = random.loosened(random.value(depth: 4).encoded())
        for _ in 0..<50 {
            let damaged = random.damaged(bytes)
            let parsed = Result { () throws(JSONError) in try JSONValue(parsing: damaged) }
            let context: Comment = "seed \(seed): \(String(decoding: damaged, as: UTF8.self))"
            do {
                _ = try ours.decode(Anything.self, from: damaged)
                if case .failure(let error) = parsed { #expect(error.code == .numberOutOfRange, context) }
            } catch DecodingError.dataCorrupted(let corruption) {
                guard case .failure(let error) = parsed else {
                    Issue.record(context)
                    continue
                }
                if error.code != .numberOutOfRange {
                    #expect(corruption.underlyingError as? JSONError == error, context)
                }
            }
        }
    }

    private struct Anything: Decodable {
        init(from decoder: any Decoder) throws {}
    }

    @Test func `a text that is cut anywhere is refused`() throws {
        var random = SeededGenerator(seed: 1)
        let bytes = [UInt8](try JSONEncoder().encode(sample(&random)))
        for length in bytes.indices {
            #expect(throws: DecodingError.self) { try ours.decode(Everything.self, from: bytes[..<length]) }
        }
    }

    private func summary(_ error: any Error) -> String {
        func path(_ context: DecodingError.Context) -> String {
            context.codingPath.map(\.stringValue).joined(separator: "/")
        }
        switch error as? DecodingError {
        case .keyNotFound(let key, let context): return "keyNotFound \(key.stringValue) at \(path(context))"
        case .valueNotFound(let type, let context): return "valueNotFound \(type) at \(path(context))"
        case .typeMismatch(let type, let context): return "typeMismatch \(type) at \(path(context))"
        case .dataCorrupted(let context): return "dataCorrupted at \(path(context))"
        default: return "\(error)"
        }
    }

    private struct Outer: Decodable {
        struct Inner: Decodable {
            var number: Int8
            var color: Color?
        }
        var inner: [Inner]
        var name: String
        var extra: [String: Bool]?
    }

    @Test(arguments: [
        #"{"name":"x"}"#, #"{"inner":[]}"#, #"{"inner":{},"name":"x"}"#, #"{"inner":[],"name":1}"#,
        #"{"inner":[],"name":null}"#, #"{"inner":[{"number":1},{"number":"2"}],"name":""}"#,
        #"{"inner":[{"number":1,"color":"blue"}],"name":""}"#, #"{"inner":[{}],"name":""}"#,
        #"{"inner":[],"name":"","extra":{"a":1}}"#, "[]", "null", "1", #"{"inner":[null],"name":""}"#, "{", "",
    ])
    func `errors tell the kind and the path that Foundation tells`(text: String) {
        let theirs = #expect(throws: (any Error).self) { try JSONDecoder().decode(Outer.self, from: Data(text.utf8)) }
        let error = #expect(throws: (any Error).self) { try ours.decode(Outer.self, from: Array(text.utf8)) }
        if let theirs, let error { #expect(summary(error) == summary(theirs)) }
    }

    @Test(arguments: ["200", "1.5", "-129", "1e3"])
    func `a number that does not fit is corrupt data, and its place is told`(number: String) {
        let text = "{\"inner\":[{\"number\":1},{\"number\":\(number)}],\"name\":\"\"}"
        let error = #expect(throws: (any Error).self) { try ours.decode(Outer.self, from: Array(text.utf8)) }
        if let error { #expect(summary(error) == "dataCorrupted at inner/Index 1/number") }
    }

    private class Animal: Decodable {
        let name: String
    }

    private final class Dog: Animal {
        let tricks: [String]
        private enum Keys: String, CodingKey { case tricks }

        required init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Keys.self)
            tricks = try container.decode([String].self, forKey: .tricks)
            try super.init(from: container.superDecoder())
        }
    }

    @Test func `classes inherit by their super decoder`() throws {
        let dog = try ours.decode(Dog.self, from: Array(#"{"tricks":["sit"],"super":{"name":"Rex"}}"#.utf8))
        #expect(dog.name == "Rex")
        #expect(dog.tricks == ["sit"])
        #expect(throws: DecodingError.self) { try ours.decode(Dog.self, from: Array(#"{"tricks":[]}"#.utf8)) }
    }

    private struct Manual: Decodable {
        enum Keys: String, CodingKey, CaseIterable { case list, object, none, missing }
        var keys: Set<Keys>
        var texts: [String] = []
        var paths: [String] = []
        var note: String?

        init(from decoder: any Decoder) throws {
            note = CodingUserInfoKey(rawValue: "note").flatMap { decoder.userInfo[$0] as? String }
            let container = try decoder.container(keyedBy: Keys.self)
            keys = Set(container.allKeys)
            #expect(container.contains(.none) && !container.contains(.missing))
            #expect(try container.decodeNil(forKey: .none))
            #expect(try !container.decodeNil(forKey: .list))
            var list = try container.nestedUnkeyedContainer(forKey: .list)
            #expect(list.count == 4)
            texts.append(try list.decode(String.self))
            #expect(throws: DecodingError.self) { try list.decode(Int.self) }
            #expect(try !list.decodeNil())
            var inner = try list.nestedUnkeyedContainer()
            paths.append(inner.codingPath.map(\.stringValue).joined(separator: "."))
            #expect(try inner.decode(Double.self) == 0.5)
            #expect(inner.isAtEnd)
            #expect(throws: DecodingError.self) { try inner.decode(Bool.self) }
            #expect(try list.decodeNil())
            #expect(try list.superDecoder().singleValueContainer().decode(UInt8.self) == 9)
            #expect(list.isAtEnd && list.currentIndex == 4)
            let object = try container.nestedContainer(keyedBy: Keys.self, forKey: .object)
            paths.append(object.codingPath.map(\.stringValue).joined(separator: "."))
            #expect(object.allKeys.isEmpty)
            #expect(try container.superDecoder(forKey: .missing).singleValueContainer().decodeNil())
        }
    }

    @Test func `every kind of container serves a type that decodes by hand`() throws {
        var decoder = GatewayJSONDecoder()
        decoder.userInfo[try #require(CodingUserInfoKey(rawValue: "note"))] = "hello"
        let text = #"{"list":["a",[0.5],null,9],"object":{"unknown":1},"none":null,"other":2}"#
        let manual = try decoder.decode(Manual.self, from: Array(text.utf8))
        #expect(manual.keys == [.list, .object, .none])
        #expect(manual.texts == ["a"])
        #expect(manual.paths == ["list.Index 1", "object"])
        #expect(manual.note == "hello")
    }

    private final class Keeper: Decodable {
        let decoder: any Decoder

        init(from decoder: any Decoder) throws {
            self.decoder = decoder
        }
    }

    @Test func `a decoder that a type keeps stays valid`() throws {
        let kept = try ours.decode([Keeper].self, from: Array(#"["a string of more than fifteen bytes"]"#.utf8))
        let text = try kept[0].decoder.singleValueContainer().decode(String.self)
        #expect(text == "a string of more than fifteen bytes")
    }

    @Test(arguments: [
        "global_name", "_a", "a_", "__a_b__", "a__b", "plain", "", "_", "URL_of", "one_two_three", "a_1b", "\\u0061_b",
    ])
    func `snake case becomes camel case as Foundation has it`(key: String) throws {
        let text = "{\"\(key)\":1}"
        var decoder = GatewayJSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let foundation = JSONDecoder()
        foundation.keyDecodingStrategy = .convertFromSnakeCase

        let keys = try decoder.decode(Names.self, from: Array(text.utf8)).names
        #expect(try keys == foundation.decode(Names.self, from: Data(text.utf8)).names)
    }

    private struct Names: Decodable {
        struct Name: CodingKey {
            let stringValue: String
            let intValue: Int? = nil
            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { return nil }
        }
        let names: [String]

        init(from decoder: any Decoder) throws {
            names = try decoder.container(keyedBy: Name.self).allKeys.map(\.stringValue)
        }
    }

    @Test func `members are found in any order and by keys of any length`() throws {
        struct Model: Decodable { var a, abcdefgh, abcdefghi, abcdefghijklmnopqrstuvwxyz: Int }
        let members = [
            "\"a\":1", "\"abcdefgh\":2", "\"abcdefghi\":3", "\"abcdefghijklmnopqrstuvwxyz\":4", "\"abcdefgX\":5",
        ]
        for shift in members.indices {
            let text = "{" + (members[shift...] + members[..<shift]).joined(separator: ",") + "}"
            let model = try ours.decode(Model.self, from: Array(text.utf8))
            let values: [Int] = [model.a, model.abcdefgh, model.abcdefghi, model.abcdefghijklmnopqrstuvwxyz]
            #expect(values == [1, 2, 3, 4] as [Int])
        }
    }
}

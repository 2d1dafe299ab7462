import GatewayJSON
import Testing

@Suite struct JSONPropertyTests {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `random values survive being written and parsed`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let value = random.value(depth: 6)
        let bytes = value.encoded()

        let parsed = try JSONValue(parsing: random.loosened(bytes))

        #expect(parsed == value, "seed \(seed)")
        #expect(parsed.encoded() == bytes, "seed \(seed)")
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `the scanner finds the members that the parser finds`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let bytes = random.loosened(random.object(depth: 5).encoded())
        let members = try #require(try JSONValue(parsing: bytes).object).members

        let scanned = try scan(bytes)

        #expect(scanned.map { $0.name(in: bytes) } == members.map(\.key), "seed \(seed)")
        #expect(
            try scanned.map { try JSONValue(parsing: bytes, in: $0.value) } == members.map(\.value),
            "seed \(seed)"
        )
        for (member, expected) in zip(scanned, members) {
            #expect(member.keyEquals(expected.key, in: bytes), "seed \(seed)")
            #expect(member.integer(in: bytes) == expected.value.integer, "seed \(seed)")
            #expect(member.string(in: bytes) == expected.value.string, "seed \(seed)")
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `parser and scanner agree on damaged objects and neither crashes`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let bytes = random.loosened(random.object(depth: 4).encoded())
        for _ in 0..<100 {
            let damaged = random.damaged(bytes)
            let parsed = Result { () throws(JSONError) in try JSONValue(parsing: damaged) }
            let scanned = Result { () throws(JSONError) in try scan(damaged) }

            let context: Comment = "seed \(seed): \(String(decoding: damaged, as: UTF8.self))"
            #expect(((try? parsed.get())?.object != nil) == ((try? scanned.get()) != nil), context)
            if case .failure(let refusal) = parsed, case .failure(let other) = scanned, other.code != .notAnObject {
                #expect(refusal == other, context)
            }
            if case .failure(let refusal) = parsed {
                #expect(0...damaged.count ~= refusal.offset, context)
            }
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `an object that is cut anywhere ends unexpectedly`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let bytes = random.object(depth: 3).encoded()
        for length in bytes.indices {
            let error = #expect(throws: JSONError.self, "seed \(seed)") {
                try JSONValue(parsing: Array(bytes[..<length]))
            }
            #expect(error?.code == .unexpectedEnd, "seed \(seed), cut to \(length) bytes")
        }
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func `random bytes are refused or parsed but never crash`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for length in 0..<200 {
            let bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            let parsed = try? JSONValue(parsing: bytes)
            let scanned = try? scan([UInt8(ascii: "{")] + bytes)
            #expect(parsed == nil || length < 8, "seed \(seed)")
            #expect(scanned == nil || length < 8, "seed \(seed)")
        }
    }

    private func scan(_ bytes: [UInt8]) throws(JSONError) -> [JSONMember] {
        var scanner = try JSONMemberScanner(bytes)
        var members: [JSONMember] = []
        while let member = try scanner.next() {
            members.append(member)
        }
        return members
    }
}

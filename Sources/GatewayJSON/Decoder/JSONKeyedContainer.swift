/// The members of an object on a tape.
struct JSONKeyedContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    private let tape: JSONTape
    private let object: Int

    init(tape: JSONTape, object: Int) throws {
        guard tape.node(object).kind == .object else { throw tape.mismatch([String: Any].self, at: object) }
        self.tape = tape
        self.object = object
    }

    var codingPath: [any CodingKey] { tape.path(to: object) }

    var allKeys: [Key] {
        var keys: [Key] = []
        let end = Int(tape.node(object).next)
        var key = object + 1
        while key < end {
            if let name = Key(stringValue: tape.content(of: key)) { keys.append(name) }
            key = Int(tape.node(key + 1).next)
        }
        return keys
    }

    func contains(_ key: Key) -> Bool {
        tape.member(key.stringValue, of: object) != nil
    }

    private func member(_ key: Key) throws -> Int {
        guard let index = tape.member(key.stringValue, of: object) else { throw tape.missing(key, in: object) }
        return index
    }

    private func present(_ key: Key) -> Int? {
        guard let index = tape.member(key.stringValue, of: object), !tape.isNull(index) else { return nil }
        return index
    }

    func decodeNil(forKey key: Key) throws -> Bool {
        tape.isNull(try member(key))
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> {
        KeyedDecodingContainer(try JSONKeyedContainer<NestedKey>(tape: tape, object: member(key)))
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try JSONUnkeyedContainer(tape: tape, array: member(key))
    }

    func superDecoder() throws -> any Decoder {
        JSONDecoding(tape: tape, index: tape.member("super", of: object) ?? JSONTape.nothing)
    }

    func superDecoder(forKey key: Key) throws -> any Decoder {
        JSONDecoding(tape: tape, index: tape.member(key.stringValue, of: object) ?? JSONTape.nothing)
    }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try tape.value(type, at: member(key))
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        guard let index = present(key) else { return nil }
        return try tape.value(type, at: index)
    }
}

extension JSONKeyedContainer {
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try tape.bool(at: member(key)) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try tape.string(at: member(key)) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double {
        try tape.floatingPoint(Double.self, at: member(key))
    }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float {
        try tape.floatingPoint(Float.self, at: member(key))
    }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try tape.integer(Int.self, at: member(key)) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try tape.integer(Int8.self, at: member(key)) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try tape.integer(Int16.self, at: member(key)) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try tape.integer(Int32.self, at: member(key)) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try tape.integer(Int64.self, at: member(key)) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try tape.integer(UInt.self, at: member(key)) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try tape.integer(UInt8.self, at: member(key)) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 {
        try tape.integer(UInt16.self, at: member(key))
    }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 {
        try tape.integer(UInt32.self, at: member(key))
    }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 {
        try tape.integer(UInt64.self, at: member(key))
    }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
        try present(key).map { try tape.bool(at: $0) }
    }

    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
        try present(key).map { try tape.string(at: $0) }
    }

    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
        try present(key).map { try tape.floatingPoint(Double.self, at: $0) }
    }

    func decodeIfPresent(_ type: Float.Type, forKey key: Key) throws -> Float? {
        try present(key).map { try tape.floatingPoint(Float.self, at: $0) }
    }

    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
        try present(key).map { try tape.integer(Int.self, at: $0) }
    }

    func decodeIfPresent(_ type: Int8.Type, forKey key: Key) throws -> Int8? {
        try present(key).map { try tape.integer(Int8.self, at: $0) }
    }

    func decodeIfPresent(_ type: Int16.Type, forKey key: Key) throws -> Int16? {
        try present(key).map { try tape.integer(Int16.self, at: $0) }
    }

    func decodeIfPresent(_ type: Int32.Type, forKey key: Key) throws -> Int32? {
        try present(key).map { try tape.integer(Int32.self, at: $0) }
    }

    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? {
        try present(key).map { try tape.integer(Int64.self, at: $0) }
    }

    func decodeIfPresent(_ type: UInt.Type, forKey key: Key) throws -> UInt? {
        try present(key).map { try tape.integer(UInt.self, at: $0) }
    }

    func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) throws -> UInt8? {
        try present(key).map { try tape.integer(UInt8.self, at: $0) }
    }

    func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) throws -> UInt16? {
        try present(key).map { try tape.integer(UInt16.self, at: $0) }
    }

    func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) throws -> UInt32? {
        try present(key).map { try tape.integer(UInt32.self, at: $0) }
    }

    func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) throws -> UInt64? {
        try present(key).map { try tape.integer(UInt64.self, at: $0) }
    }
}

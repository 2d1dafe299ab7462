/// The elements of an array on a tape, one after another.
struct JSONUnkeyedContainer: UnkeyedDecodingContainer {
    private let tape: JSONTape
    private let array: UInt32
    private var next: UInt32
    private(set) var currentIndex = 0

    init(tape: JSONTape, array: Int) throws {
        guard tape.node(array).kind == .array else { throw tape.mismatch([Any].self, at: array) }
        self.tape = tape
        self.array = UInt32(truncatingIfNeeded: array)
        self.next = self.array + 1
    }

    var codingPath: [any CodingKey] { tape.path(to: Int(array)) }
    var count: Int? { Int(tape.node(Int(array)).length) }
    var isAtEnd: Bool { next >= tape.node(Int(array)).next }

    /// Decodes the next element; one that fails is not passed.
    private mutating func element<Value>(_ type: any Any.Type, _ decode: (Int) throws -> Value) throws -> Value {
        guard !isAtEnd else {
            let path = codingPath + [JSONPathKey(currentIndex)]
            throw DecodingError.valueNotFound(type, .init(codingPath: path, debugDescription: "the array has ended"))
        }
        let value = try decode(Int(next))
        next = tape.node(Int(next)).next
        currentIndex += 1
        return value
    }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd else { return try element(Any?.self) { _ in true } }
        guard tape.isNull(Int(next)) else { return false }
        next += 1
        currentIndex += 1
        return true
    }

    mutating func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type
    ) throws -> KeyedDecodingContainer<NestedKey> {
        let tape = tape
        return try element([String: Any].self) {
            KeyedDecodingContainer(try JSONKeyedContainer<NestedKey>(tape: tape, object: $0))
        }
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        let tape = tape
        return try element([Any].self) { try JSONUnkeyedContainer(tape: tape, array: $0) }
    }

    mutating func superDecoder() throws -> any Decoder {
        let tape = tape
        return try element((any Decoder).self) { JSONDecoding(tape: tape, index: $0) }
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let tape = tape
        return try element(type) { try tape.value(type, at: $0) }
    }

    mutating func decodeIfPresent<Value: Decodable>(_ type: Value.Type) throws -> Value? {
        guard !isAtEnd, try !decodeNil() else { return nil }
        return try decode(type)
    }
}

extension JSONUnkeyedContainer {
    mutating func decode(_ type: Bool.Type) throws -> Bool {
        let tape = tape
        return try element(type) { try tape.bool(at: $0) }
    }

    mutating func decode(_ type: String.Type) throws -> String {
        let tape = tape
        return try element(type) { try tape.string(at: $0) }
    }

    mutating func decode(_ type: Double.Type) throws -> Double {
        let tape = tape
        return try element(type) { try tape.floatingPoint(Double.self, at: $0) }
    }

    mutating func decode(_ type: Float.Type) throws -> Float {
        let tape = tape
        return try element(type) { try tape.floatingPoint(Float.self, at: $0) }
    }

    mutating func decode(_ type: Int.Type) throws -> Int {
        let tape = tape
        return try element(type) { try tape.integer(Int.self, at: $0) }
    }

    mutating func decode(_ type: Int8.Type) throws -> Int8 {
        let tape = tape
        return try element(type) { try tape.integer(Int8.self, at: $0) }
    }

    mutating func decode(_ type: Int16.Type) throws -> Int16 {
        let tape = tape
        return try element(type) { try tape.integer(Int16.self, at: $0) }
    }

    mutating func decode(_ type: Int32.Type) throws -> Int32 {
        let tape = tape
        return try element(type) { try tape.integer(Int32.self, at: $0) }
    }

    mutating func decode(_ type: Int64.Type) throws -> Int64 {
        let tape = tape
        return try element(type) { try tape.integer(Int64.self, at: $0) }
    }

    mutating func decode(_ type: UInt.Type) throws -> UInt {
        let tape = tape
        return try element(type) { try tape.integer(UInt.self, at: $0) }
    }

    mutating func decode(_ type: UInt8.Type) throws -> UInt8 {
        let tape = tape
        return try element(type) { try tape.integer(UInt8.self, at: $0) }
    }

    mutating func decode(_ type: UInt16.Type) throws -> UInt16 {
        let tape = tape
        return try element(type) { try tape.integer(UInt16.self, at: $0) }
    }

    mutating func decode(_ type: UInt32.Type) throws -> UInt32 {
        let tape = tape
        return try element(type) { try tape.integer(UInt32.self, at: $0) }
    }

    mutating func decode(_ type: UInt64.Type) throws -> UInt64 {
        let tape = tape
        return try element(type) { try tape.integer(UInt64.self, at: $0) }
    }
}

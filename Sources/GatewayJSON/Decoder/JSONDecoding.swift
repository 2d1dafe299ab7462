/// A value of a tape as types see it: the decoder itself and its single value.
package struct JSONDecoding: Decoder {
    let tape: JSONTape
    let index: Int

    package var codingPath: [any CodingKey] { tape.path(to: index) }
    package var userInfo: [CodingUserInfoKey: Any] { tape.userInfo }

    package func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(try JSONKeyedContainer<Key>(tape: tape, object: index))
    }

    package func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try JSONUnkeyedContainer(tape: tape, array: index)
    }

    package func singleValueContainer() throws -> any SingleValueDecodingContainer {
        self
    }

    /// A 64-bit number that may stand in a string, as the ids of Discord do.
    package func digits() throws -> UInt64 {
        guard let number = tape.digits(at: index) else {
            throw DecodingError.dataCorrupted(tape.context(at: index, "not a number of 64 bits, nor its digits"))
        }
        return number
    }
}

extension JSONDecoding: SingleValueDecodingContainer {
    package func decodeNil() -> Bool { tape.isNull(index) }
    package func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try tape.value(type, at: index) }
    package func decode(_ type: Bool.Type) throws -> Bool { try tape.bool(at: index) }
    package func decode(_ type: String.Type) throws -> String { try tape.string(at: index) }
    package func decode(_ type: Double.Type) throws -> Double { try tape.floatingPoint(Double.self, at: index) }
    package func decode(_ type: Float.Type) throws -> Float { try tape.floatingPoint(Float.self, at: index) }
    package func decode(_ type: Int.Type) throws -> Int { try tape.integer(Int.self, at: index) }
    package func decode(_ type: Int8.Type) throws -> Int8 { try tape.integer(Int8.self, at: index) }
    package func decode(_ type: Int16.Type) throws -> Int16 { try tape.integer(Int16.self, at: index) }
    package func decode(_ type: Int32.Type) throws -> Int32 { try tape.integer(Int32.self, at: index) }
    package func decode(_ type: Int64.Type) throws -> Int64 { try tape.integer(Int64.self, at: index) }
    package func decode(_ type: UInt.Type) throws -> UInt { try tape.integer(UInt.self, at: index) }
    package func decode(_ type: UInt8.Type) throws -> UInt8 { try tape.integer(UInt8.self, at: index) }
    package func decode(_ type: UInt16.Type) throws -> UInt16 { try tape.integer(UInt16.self, at: index) }
    package func decode(_ type: UInt32.Type) throws -> UInt32 { try tape.integer(UInt32.self, at: index) }
    package func decode(_ type: UInt64.Type) throws -> UInt64 { try tape.integer(UInt64.self, at: index) }
}

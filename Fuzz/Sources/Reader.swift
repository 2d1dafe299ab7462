import GatewayJSON

/// Reads every value of a text by its type.
private struct Whole: JSONReadable {
    init(json: inout JSONReader) throws(JSONError) {
        switch json.peekKind() {
        case .object:
            try json.beginObject()
            while let key = try json.nextKey() {
                switch key {
                case "skip", "\u{e9}\u{e9}\u{e9}\u{e9}\u{e9}": try json.skip()
                case "id": _ = try json.digits()
                default: _ = try json.value(Whole.self)
                }
            }
        case .array:
            try json.beginArray()
            while try json.nextElement() { _ = try json.value(Whole.self) }
        case .string: _ = try json.string()
        case .number: _ = try json.double()
        case .null: _ = try json.null()
        default: _ = try json.bool()
        }
    }
}

/// Decodes every value of a text.
private struct Tree: Decodable {
    init(from decoder: any Decoder) throws {
        if let object = try? decoder.container(keyedBy: Key.self) {
            for key in object.allKeys { _ = try object.decode(Tree.self, forKey: key) }
        } else if var array = try? decoder.unkeyedContainer() {
            while !array.isAtEnd { _ = try array.decode(Tree.self) }
        } else {
            let value = try decoder.singleValueContainer()
            if value.decodeNil() || (try? value.decode(Bool.self)) != nil { return }
            if (try? value.decode(String.self)) != nil { return }
            _ = try? value.decode(Int16.self)
            _ = try value.decode(Double.self)
        }
    }

    private struct Key: CodingKey {
        let stringValue: String
        let intValue: Int? = nil
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}

/// The reader and the decoder on any bytes: what is JSON they accept, and the decoder accepts nothing else.
func testReader(_ input: [UInt8]) {
    let isJSON = (try? JSONValue(parsing: input)) != nil
    do {
        _ = try Whole(parsing: input)
    } catch {
        // It may stand behind the end, but no way there is longer than nesting goes.
        require(0...input.count ~= error.offset && error.path.count <= JSONValue.depthLimit, "\(error)")
    }
    let isDecoded = (try? GatewayJSONDecoder().decode(Tree.self, from: input)) != nil
    require(isDecoded == isJSON, "the decoder says \(isDecoded), the parser \(isJSON)")
    var snake = GatewayJSONDecoder()
    snake.keyDecodingStrategy = .convertFromSnakeCase
    _ = try? snake.decode(Tree.self, from: input)
}

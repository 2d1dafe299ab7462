import GatewayJSON

/// Any JSON, to compare what several readers make of it.
enum JSONTree: Equatable {
    case null
    case bool(Bool)
    /// A number, and the same as an integer where it can be read as one.
    case number(Double, integer: Int64?)
    case string(String)
    case array([JSONTree])
    case object([String: JSONTree])

    /// Whether another reader understood the same; it may read more numbers as integers.
    func agrees(with other: JSONTree) -> Bool {
        switch (self, other) {
        case (.number(let left, let integer), .number(let right, let otherInteger)):
            left == right && (integer == nil || integer == otherInteger)
        case (.string(let left), .string(let right)): Array(left.utf8) == Array(right.utf8)
        case (.array(let left), .array(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.agrees(with: $1) }
        case (.object(let left), .object(let right)):
            left.count == right.count && left.allSatisfy { key, value in right[key].map(value.agrees) ?? false }
        default: self == other
        }
    }

    var hasReplacementCharacter: Bool {
        switch self {
        case .null, .bool, .number: false
        case .string(let text): text.unicodeScalars.contains("\u{FFFD}")
        case .array(let elements): elements.contains(where: \.hasReplacementCharacter)
        case .object(let members):
            members.contains { $0.unicodeScalars.contains("\u{FFFD}") || $1.hasReplacementCharacter }
        }
    }
}

extension JSONTree {
    init(_ value: JSONValue) {
        switch value {
        case .null: self = .null
        case .bool(let bool): self = .bool(bool)
        case .integer(let integer): self = .number(Double(integer), integer: integer)
        case .unsigned(let integer): self = .number(Double(integer), integer: nil)
        case .number(let double): self = .number(double, integer: nil)
        case .string(let text): self = .string(text)
        case .array(let elements): self = .array(elements.map(JSONTree.init))
        case .object(let object):
            self = .object(Dictionary(object.map { ($0.key, JSONTree($0.value)) }) { _, last in last })
        }
    }
}

extension JSONTree: Decodable {
    private struct Key: CodingKey {
        let stringValue: String
        let intValue: Int? = nil

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        if let object = try? decoder.container(keyedBy: Key.self) {
            let members = try object.allKeys.map { ($0.stringValue, try object.decode(JSONTree.self, forKey: $0)) }
            self = .object(Dictionary(members) { _, last in last })
        } else if var array = try? decoder.unkeyedContainer() {
            var elements: [JSONTree] = []
            while !array.isAtEnd { elements.append(try array.decode(JSONTree.self)) }
            self = .array(elements)
        } else {
            let value = try decoder.singleValueContainer()
            if value.decodeNil() {
                self = .null
            } else if let bool = try? value.decode(Bool.self) {
                self = .bool(bool)
            } else if let text = try? value.decode(String.self) {
                self = .string(text)
            } else {
                self = .number(try value.decode(Double.self), integer: try? value.decode(Int64.self))
            }
        }
    }
}

/// The same, read by hand.
struct ReadTree: JSONReadable {
    let tree: JSONTree

    init(json: inout JSONReader) throws(JSONError) {
        switch json.peekKind() {
        case .object:
            var members: [String: JSONTree] = [:]
            try json.beginObject()
            while let key = try json.nextKey()?.text { members[key] = try json.value(ReadTree.self).tree }
            tree = .object(members)
        case .array:
            var elements: [JSONTree] = []
            try json.beginArray()
            while try json.nextElement() { elements.append(try json.value(ReadTree.self).tree) }
            tree = .array(elements)
        case .string: tree = .string(try json.string())
        case .number:
            let start = json.checkpoint
            let integer = try? json.integer(Int64.self)
            json.rewind(to: start)
            tree = .number(try json.double(), integer: integer)
        case .null:
            _ = try json.null()
            tree = .null
        default: tree = .bool(try json.bool())
        }
    }
}

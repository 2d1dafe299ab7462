internal import GatewayJSON
internal import GatewayModels

/// How the models write the members of their objects: what is `nil` is left out, unless it is nullable.
extension JSONWriter {
    mutating func member(_ name: String, _ value: String?) {
        guard let value else { return }
        key(name)
        string(value)
    }

    mutating func member(_ name: String, _ value: (some BinaryInteger)?) {
        guard let value else { return }
        key(name)
        integer(value)
    }

    mutating func member(_ name: String, _ value: Bool?) {
        guard let value else { return }
        key(name)
        bool(value)
    }

    mutating func member(_ name: String, _ value: Double?) {
        guard let value else { return }
        key(name)
        double(value)
    }

    mutating func member(_ name: String, _ value: (some JSONWritable)?) {
        guard let value else { return }
        key(name)
        value.write(to: &self)
    }

    mutating func member<Value: JSONWritable>(_ name: String, _ value: Nullable<Value>) {
        switch value {
        case .missing: break
        case .null:
            key(name)
            null()
        case .value(let value): member(name, value)
        }
    }

    mutating func member(_ name: String, _ values: [some JSONWritable]?) {
        guard let values else { return }
        key(name)
        beginArray()
        for value in values {
            value.write(to: &self)
        }
        endArray()
    }

    mutating func member(_ name: String, _ values: [String]?) {
        guard let values else { return }
        key(name)
        beginArray()
        for value in values {
            string(value)
        }
        endArray()
    }

    mutating func member(_ name: String, _ values: [Int]?) {
        guard let values else { return }
        key(name)
        beginArray()
        for value in values {
            integer(value)
        }
        endArray()
    }

    mutating func member(_ name: String, _ values: [some LosslessStringConvertible & Hashable: some JSONWritable]?) {
        guard let values else { return }
        key(name)
        beginObject()
        for (name, value) in values {
            member(name.description, value)
        }
        endObject()
    }

    /// Writes a member whose being there means true.
    mutating func presence(_ name: String, _ value: Bool) {
        guard value else { return }
        key(name)
        null()
    }

    mutating func nullable(_ name: String, _ value: String?) {
        guard value == nil else { return member(name, value) }
        key(name)
        null()
    }

    mutating func nullable(_ name: String, _ value: Bool?) {
        guard value == nil else { return member(name, value) }
        key(name)
        null()
    }

    mutating func nullable<Value: JSONWritable>(_ name: String, _ value: Value?) {
        guard value == nil else { return member(name, value) }
        key(name)
        null()
    }
}

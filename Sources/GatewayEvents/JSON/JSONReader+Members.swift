internal import GatewayJSON
internal import GatewayModels

/// How the models read the members of their objects.
///
/// What may be missing is read leniently: of an unexpected form, it counts as missing. That costs nothing where all is
/// well.
extension JSONReader {
    /// How deep models may be nested in one another, for a message may hold messages; the stack is finite.
    static var modelDepthLimit: Int { 40 }

    mutating func lenient<Value: JSONReadable>(_: Value.Type) throws(JSONError) -> Value? {
        if try null() { return nil }
        return try expected(Value.self)
    }

    mutating func nullable<Value: JSONReadable>(_: Value.Type) throws(JSONError) -> Nullable<Value> {
        if try null() { return .null }
        return try expected(Value.self).map(Nullable.value) ?? .missing
    }

    mutating func list<Value: JSONReadable>(_: Value.Type) throws(JSONError) -> [Value] {
        try optionalList(Value.self) ?? []
    }

    mutating func optionalList<Value: JSONReadable>(_: Value.Type) throws(JSONError) -> [Value]? {
        guard peekKind() == .array else {
            try skip()
            return nil
        }
        var values: [Value] = []
        try beginArray()
        while try nextElement() {
            if let value = try expected(Value.self) { values.append(value) }
        }
        return values
    }

    mutating func optionalMap<Key: Hashable & LosslessStringConvertible, Value: JSONReadable>(
        _: Key.Type,
        _: Value.Type
    ) throws(JSONError) -> [Key: Value]? {
        guard peekKind() == .object else {
            try skip()
            return nil
        }
        var values: [Key: Value] = [:]
        try beginObject()
        while let name = try nextKey()?.text {
            let value = try expected(Value.self)
            if let key = Key(name) { values[key] = value }
        }
        return values
    }

    /// Reads a member whose being there means true, whatever it holds but false.
    mutating func presence() throws(JSONError) -> Bool {
        try lenient(Bool.self) ?? true
    }

    /// Reads an integer, which may stand in a string.
    mutating func looseInteger() throws(JSONError) -> Int64 {
        guard peekKind() == .string else { return try integer() }
        return Int64(clamping: try digits())
    }

    mutating func optionalLooseInteger() throws(JSONError) -> Int64? {
        let start = checkpoint
        do {
            return try looseInteger()
        } catch {
            rewind(to: start)
            try skip()
            return nil
        }
    }

    /// Reads a value, or passes it if it is of another form.
    private mutating func expected<Value: JSONReadable>(_: Value.Type) throws(JSONError) -> Value? {
        let start = checkpoint
        if start.depth < Self.modelDepthLimit {
            do {
                return try Value(json: &self)
            } catch {
                rewind(to: start)
            }
        }
        try skip()
        return nil
    }
}

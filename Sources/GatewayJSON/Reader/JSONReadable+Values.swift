extension String: JSONReadable {
    /// Reads a string.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A ``JSONError`` if anything else comes next.
    @inlinable
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.string()
    }
}

extension Bool: JSONReadable {
    /// Reads `true` or `false`.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A ``JSONError`` if anything else comes next.
    @inlinable
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.bool()
    }
}

extension Double: JSONReadable {
    /// Reads a number.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A ``JSONError`` if anything else comes next.
    @inlinable
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.double()
    }
}

extension Float: JSONReadable {
    /// Reads a number, rounded.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A ``JSONError`` if anything else comes next.
    @inlinable
    public init(json: inout JSONReader) throws(JSONError) {
        self = Float(try json.double())
    }
}

extension Optional: JSONReadable where Wrapped: JSONReadable {
    /// Reads a value, or `null` as `nil`.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A ``JSONError`` if anything else comes next.
    @inlinable
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.optional(Wrapped.self)
    }
}

extension Array: JSONReadable where Element: JSONReadable {
    /// Reads an array.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A ``JSONError`` if anything else comes next.
    @inlinable
    public init(json: inout JSONReader) throws(JSONError) {
        self = []
        try json.beginArray()
        while try json.nextElement() {
            append(try Element(json: &json))
        }
    }
}

extension Dictionary: JSONReadable where Key == String, Value: JSONReadable {
    /// Reads an object whose members are all alike; of a key that occurs twice, the last one counts.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A ``JSONError`` if anything else comes next.
    @inlinable
    public init(json: inout JSONReader) throws(JSONError) {
        self = [:]
        try json.beginObject()
        while let key = try json.nextKey() {
            let name = key.text
            self[name] = try Value(json: &json)
        }
    }
}

extension JSONValue: JSONReadable {
    /// Reads any value, and checks all of it.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A ``JSONError`` if it is malformed.
    public init(json: inout JSONReader) throws(JSONError) {
        _ = json.peekKind()
        let start = json.offset
        do {
            try self.init(parsing: json.rawBytes())
        } catch {
            throw JSONError(error.code, at: error.offset + start)
        }
    }
}

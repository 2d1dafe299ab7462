extension Int: JSONReadable {
    /// Reads an integral number in the range of the type.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A ``JSONError`` if anything else comes next.
    @inlinable
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.integer()
    }
}

extension Int8: JSONReadable {
    /// Reads an integral number in the range of the type.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A ``JSONError`` if anything else comes next.
    @inlinable
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.integer()
    }
}

extension Int16: JSONReadable {
    /// Reads an integral number in the range of the type.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A ``JSONError`` if anything else comes next.
    @inlinable
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.integer()
    }
}

extension Int32: JSONReadable {
    /// Reads an integral number in the range of the type.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A ``JSONError`` if anything else comes next.
    @inlinable
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.integer()
    }
}

extension Int64: JSONReadable {
    /// Reads an integral number in the range of the type.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A ``JSONError`` if anything else comes next.
    @inlinable
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.integer()
    }
}

extension UInt: JSONReadable {
    /// Reads an integral number in the range of the type.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A ``JSONError`` if anything else comes next.
    @inlinable
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.integer()
    }
}

extension UInt8: JSONReadable {
    /// Reads an integral number in the range of the type.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A ``JSONError`` if anything else comes next.
    @inlinable
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.integer()
    }
}

extension UInt16: JSONReadable {
    /// Reads an integral number in the range of the type.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A ``JSONError`` if anything else comes next.
    @inlinable
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.integer()
    }
}

extension UInt32: JSONReadable {
    /// Reads an integral number in the range of the type.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A ``JSONError`` if anything else comes next.
    @inlinable
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.integer()
    }
}

extension UInt64: JSONReadable {
    /// Reads an integral number in the range of the type.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A ``JSONError`` if anything else comes next.
    @inlinable
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.integer()
    }
}

public import GatewayJSON
public import GatewayModels

extension Status: JSONReadable {
    /// Reads a string.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` for anything else.
    public init(json: inout JSONReader) throws(JSONError) {
        self.init(rawValue: try json.string())
    }
}

extension ActivityType: JSONReadable {
    /// Reads an integer.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` for anything else.
    public init(json: inout JSONReader) throws(JSONError) {
        self.init(rawValue: try json.integer())
    }
}

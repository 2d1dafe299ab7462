/// A type that has one JSON form.
///
/// It is what a value of the gateway is on the wire, where `Codable` would need an encoder.
public protocol JSONWritable {
    /// Writes exactly one JSON value.
    ///
    /// - Parameter json: The writer, where a value is due.
    func write(to json: inout JSONWriter)
}

extension JSONWritable {
    /// The compact JSON of this value, as UTF-8.
    public func encoded() -> [UInt8] {
        var json = JSONWriter()
        write(to: &json)
        return json.bytes
    }
}

extension JSONValue: JSONWritable {
    /// Writes the value, members in their order.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        switch self {
        case .null: json.null()
        case .bool(let flag): json.bool(flag)
        case .integer(let number): json.integer(number)
        case .unsigned(let number): json.integer(number)
        case .number(let number): json.double(number)
        case .string(let text): json.string(text)
        case .array(let elements):
            json.beginArray()
            for element in elements {
                element.write(to: &json)
            }
            json.endArray()
        case .object(let object):
            object.write(to: &json)
        }
    }
}

extension JSONObject: JSONWritable {
    /// Writes the members in their order.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        for (key, value) in members {
            json.key(key)
            value.write(to: &json)
        }
        json.endObject()
    }
}

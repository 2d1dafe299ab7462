// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON

/// What was changed in an entry of the audit log.
///
/// Source: Discord's documentation, "Audit Logs Resource", "Audit Log Change Object".
public struct AuditLogChange: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// What it is now.
    @Boxed public var newValue: Optional<JSONValue>
    /// What it was.
    @Boxed public var oldValue: Optional<JSONValue>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - name: What it is called.
    ///   - newValue: What it is now.
    ///   - oldValue: What it was.
    public init(name: String, newValue: JSONValue? = nil, oldValue: JSONValue? = nil) {
        self.name = name
        self.newValue = newValue
        self.oldValue = oldValue
    }
}

extension AuditLogChange: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var name: String?
        var newValue: JSONValue?
        var oldValue: JSONValue?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "key": name = try json.value(String.self)
            case "new_value": newValue = try json.lenient(JSONValue.self)
            case "old_value": oldValue = try json.lenient(JSONValue.self)
            default: try json.skip()
            }
        }
        self.init(name: try json.require(name, "key"), newValue: newValue, oldValue: oldValue)
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("key", name)
        json.member("new_value", newValue)
        json.member("old_value", oldValue)
        json.endObject()
    }
}

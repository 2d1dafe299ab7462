// Written by Scripts/generate-events of Scripts/events/presences.txt; do not edit.

public import GatewayJSON

/// When an activity began, and when it will end (Discord's documentation, "Gateway Events", "Activity Timestamps").
public struct ActivityTimestamps: Hashable, Sendable {
    /// When it began, in milliseconds since the Unix epoch.
    public var start: Optional<Int64>
    /// When it will end, in milliseconds since the Unix epoch.
    public var end: Optional<Int64>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - start: When it began, in milliseconds since the Unix epoch.
    ///   - end: When it will end, in milliseconds since the Unix epoch.
    public init(start: Int64? = nil, end: Int64? = nil) {
        self.start = start
        self.end = end
    }
}

extension ActivityTimestamps: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var start: Int64?
        var end: Int64?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "start": start = try json.optionalLooseInteger()
            case "end": end = try json.optionalLooseInteger()
            default: try json.skip()
            }
        }
        self.init(start: start, end: end)
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("start", start)
        json.member("end", end)
        json.endObject()
    }
}

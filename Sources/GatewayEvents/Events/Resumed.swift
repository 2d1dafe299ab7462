// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// All missed events were replayed (Discord's documentation, "Gateway Events", "Resumed").
public struct Resumed: Hashable, Sendable {
    /// The servers behind the session, for debugging.
    public var trace: Optional<[String]>

    /// Creates the data of an event of its parts.
    ///
    /// - Parameter trace: The servers behind the session, for debugging.
    public init(trace: [String]? = nil) {
        self.trace = trace
    }
}

extension Resumed: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var trace: [String]?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "_trace": trace = try json.optionalList(String.self)
            default: try json.skip()
            }
        }
        self.init(trace: trace)
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("_trace", trace)
        json.endObject()
    }
}

extension Resumed: EventPayload {
    /// `RESUMED`.
    public static let eventName: EventName = "RESUMED"
}

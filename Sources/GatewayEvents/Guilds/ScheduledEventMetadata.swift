// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON

/// More about the place of a scheduled event (Discord's documentation, "Guild Scheduled Event", "Entity Metadata").
public struct ScheduledEventMetadata: Hashable, Sendable {
    /// Where it will be, from 1 to 100 characters.
    public var location: Optional<String>

    /// Creates a value of its parts.
    ///
    /// - Parameter location: Where it will be, from 1 to 100 characters.
    public init(location: String? = nil) {
        self.location = location
    }
}

extension ScheduledEventMetadata: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var location: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "location": location = try json.lenient(String.self)
            default: try json.skip()
            }
        }
        self.init(location: location)
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("location", location)
        json.endObject()
    }
}

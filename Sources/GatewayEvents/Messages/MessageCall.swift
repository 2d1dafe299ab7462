// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A call that a message tells of (Discord's documentation, "Message Resource", "Message Call Object").
public struct MessageCall: Hashable, Sendable {
    /// The users who took part.
    public var participants: [Snowflake]
    /// When it ended.
    public var endedTimestamp: Optional<Timestamp>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - participants: The users who took part.
    ///   - endedTimestamp: When it ended.
    public init(participants: [Snowflake] = [], endedTimestamp: Timestamp? = nil) {
        self.participants = participants
        self.endedTimestamp = endedTimestamp
    }
}

extension MessageCall: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var participants: [Snowflake] = []
        var endedTimestamp: Timestamp?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "participants": participants = try json.list(Snowflake.self)
            case "ended_timestamp": endedTimestamp = try json.lenient(Timestamp.self)
            default: try json.skip()
            }
        }
        self.init(participants: participants, endedTimestamp: endedTimestamp)
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("participants", participants)
        json.member("ended_timestamp", endedTimestamp)
        json.endObject()
    }
}

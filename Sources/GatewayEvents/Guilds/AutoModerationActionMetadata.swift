// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// More about an action of the automatic moderation.
///
/// Source: Discord's documentation, "Auto Moderation Resource", "Action Metadata".
public struct AutoModerationActionMetadata: Hashable, Sendable {
    /// Where it is told.
    public var channelID: Optional<Snowflake>
    /// How many seconds the timeout is.
    public var durationSeconds: Optional<Int>
    /// What the user is told.
    public var customMessage: Optional<String>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - channelID: Where it is told.
    ///   - durationSeconds: How many seconds the timeout is.
    ///   - customMessage: What the user is told.
    public init(channelID: Snowflake? = nil, durationSeconds: Int? = nil, customMessage: String? = nil) {
        self.channelID = channelID
        self.durationSeconds = durationSeconds
        self.customMessage = customMessage
    }
}

extension AutoModerationActionMetadata: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var channelID: Snowflake?
        var durationSeconds: Int?
        var customMessage: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "channel_id": channelID = try json.lenient(Snowflake.self)
            case "duration_seconds": durationSeconds = try json.lenient(Int.self)
            case "custom_message": customMessage = try json.lenient(String.self)
            default: try json.skip()
            }
        }
        self.init(channelID: channelID, durationSeconds: durationSeconds, customMessage: customMessage)
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("channel_id", channelID)
        json.member("duration_seconds", durationSeconds)
        json.member("custom_message", customMessage)
        json.endObject()
    }
}

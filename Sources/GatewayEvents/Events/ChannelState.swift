// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// The state of a voice channel (Discord's documentation, "Gateway Events", "Channel Info").
public struct ChannelState: Hashable, Sendable {
    /// The channel.
    public var id: Snowflake
    /// Its status.
    public var status: Optional<String>
    /// When its call began, in seconds since the Unix epoch.
    public var voiceStartTime: Optional<Int>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The channel.
    ///   - status: Its status.
    ///   - voiceStartTime: When its call began, in seconds since the Unix epoch.
    public init(id: Snowflake, status: String? = nil, voiceStartTime: Int? = nil) {
        self.id = id
        self.status = status
        self.voiceStartTime = voiceStartTime
    }
}

extension ChannelState: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var status: String?
        var voiceStartTime: Int?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "status": status = try json.lenient(String.self)
            case "voice_start_time": voiceStartTime = try json.lenient(Int.self)
            default: try json.skip()
            }
        }
        self.init(id: try json.require(id, "id"), status: status, voiceStartTime: voiceStartTime)
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("status", status)
        json.member("voice_start_time", voiceStartTime)
        json.endObject()
    }
}

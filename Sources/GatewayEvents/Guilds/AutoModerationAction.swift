// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON

/// What the automatic moderation does.
///
/// Source: Discord's documentation, "Auto Moderation Resource", "Auto Moderation Action Object".
public struct AutoModerationAction: Hashable, Sendable {
    /// 1 to block a message, 2 to tell of it, 3 for a timeout, 4 to keep a member from taking part.
    public var type: Int
    /// More about it.
    public var metadata: Optional<AutoModerationActionMetadata>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - type: 1 to block a message, 2 to tell of it, 3 for a timeout, 4 to keep a member from taking part.
    ///   - metadata: More about it.
    public init(type: Int, metadata: AutoModerationActionMetadata? = nil) {
        self.type = type
        self.metadata = metadata
    }
}

extension AutoModerationAction: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var type: Int?
        var metadata: AutoModerationActionMetadata?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "type": type = try json.value(Int.self)
            case "metadata": metadata = try json.lenient(AutoModerationActionMetadata.self)
            default: try json.skip()
            }
        }
        self.init(type: try json.require(type, "type"), metadata: metadata)
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("type", type)
        json.member("metadata", metadata)
        json.endObject()
    }
}

// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON

/// The text of a question or an answer (Discord's documentation, "Poll Resource", "Poll Media Object").
public struct PollMedia: Hashable, Sendable {
    /// The text.
    public var text: Optional<String>
    /// An emoji beside it.
    public var emoji: Optional<Emoji>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - emoji: An emoji beside it.
    public init(text: String? = nil, emoji: Emoji? = nil) {
        self.text = text
        self.emoji = emoji
    }
}

extension PollMedia: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var text: String?
        var emoji: Emoji?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "text": text = try json.lenient(String.self)
            case "emoji": emoji = try json.lenient(Emoji.self)
            default: try json.skip()
            }
        }
        self.init(text: text, emoji: emoji)
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("text", text)
        json.member("emoji", emoji)
        json.endObject()
    }
}

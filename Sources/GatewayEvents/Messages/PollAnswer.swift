// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON

/// An answer of a poll (Discord's documentation, "Poll Resource", "Poll Answer Object").
public struct PollAnswer: Hashable, Sendable {
    /// The number of the answer.
    public var answerID: Optional<Int>
    /// What it says.
    public var pollMedia: PollMedia

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - answerID: The number of the answer.
    ///   - pollMedia: What it says.
    public init(answerID: Int? = nil, pollMedia: PollMedia) {
        self.answerID = answerID
        self.pollMedia = pollMedia
    }
}

extension PollAnswer: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var answerID: Int?
        var pollMedia: PollMedia?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "answer_id": answerID = try json.lenient(Int.self)
            case "poll_media": pollMedia = try json.value(PollMedia.self)
            default: try json.skip()
            }
        }
        self.init(answerID: answerID, pollMedia: try json.require(pollMedia, "poll_media"))
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("answer_id", answerID)
        json.member("poll_media", pollMedia)
        json.endObject()
    }
}

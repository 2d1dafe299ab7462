// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON

/// The votes for an answer of a poll (Discord's documentation, "Poll Resource", "Poll Answer Count Object Structure").
public struct PollAnswerCount: Hashable, Sendable {
    /// The number of the answer.
    public var id: Int
    /// How many votes it has.
    public var count: Int
    /// Whether the bot voted for it.
    public var isMine: Optional<Bool>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The number of the answer.
    ///   - count: How many votes it has.
    ///   - isMine: Whether the bot voted for it.
    public init(id: Int, count: Int, isMine: Bool? = nil) {
        self.id = id
        self.count = count
        self.isMine = isMine
    }
}

extension PollAnswerCount: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Int?
        var count: Int?
        var isMine: Bool?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Int.self)
            case "count": count = try json.value(Int.self)
            case "me_voted": isMine = try json.lenient(Bool.self)
            default: try json.skip()
            }
        }
        self.init(id: try json.require(id, "id"), count: try json.require(count, "count"), isMine: isMine)
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("count", count)
        json.member("me_voted", isMine)
        json.endObject()
    }
}

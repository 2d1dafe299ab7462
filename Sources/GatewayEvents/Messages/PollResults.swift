// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON

/// The votes of a poll (Discord's documentation, "Poll Resource", "Poll Results Object").
public struct PollResults: Hashable, Sendable {
    /// Whether they are final.
    public var isFinalized: Optional<Bool>
    /// The votes for each answer.
    public var answerCounts: [PollAnswerCount]

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - isFinalized: Whether they are final.
    ///   - answerCounts: The votes for each answer.
    public init(isFinalized: Bool? = nil, answerCounts: [PollAnswerCount] = []) {
        self.isFinalized = isFinalized
        self.answerCounts = answerCounts
    }
}

extension PollResults: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var isFinalized: Bool?
        var answerCounts: [PollAnswerCount] = []
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "is_finalized": isFinalized = try json.lenient(Bool.self)
            case "answer_counts": answerCounts = try json.list(PollAnswerCount.self)
            default: try json.skip()
            }
        }
        self.init(isFinalized: isFinalized, answerCounts: answerCounts)
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("is_finalized", isFinalized)
        json.member("answer_counts", answerCounts)
        json.endObject()
    }
}

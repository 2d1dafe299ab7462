// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON

/// A poll (Discord's documentation, "Poll Resource", "Poll Object").
public struct Poll: Hashable, Sendable {
    /// The question.
    public var question: PollMedia
    /// The answers to choose from.
    public var answers: [PollAnswer]
    /// When it ends.
    public var expiry: Optional<Timestamp>
    /// Whether a user can choose several answers.
    public var allowsMultiselect: Optional<Bool>
    /// How it is shown: 1 for the default.
    public var layoutType: Optional<Int>
    /// The votes; missing if they are not known.
    public var results: Optional<PollResults>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - question: The question.
    ///   - answers: The answers to choose from.
    ///   - expiry: When it ends.
    ///   - allowsMultiselect: Whether a user can choose several answers.
    ///   - layoutType: How it is shown: 1 for the default.
    ///   - results: The votes; missing if they are not known.
    public init(
        question: PollMedia,
        answers: [PollAnswer] = [],
        expiry: Timestamp? = nil,
        allowsMultiselect: Bool? = nil,
        layoutType: Int? = nil,
        results: PollResults? = nil
    ) {
        self.question = question
        self.answers = answers
        self.expiry = expiry
        self.allowsMultiselect = allowsMultiselect
        self.layoutType = layoutType
        self.results = results
    }
}

extension Poll: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var question: PollMedia?
        var answers: [PollAnswer] = []
        var expiry: Timestamp?
        var allowsMultiselect: Bool?
        var layoutType: Int?
        var results: PollResults?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "question": question = try json.value(PollMedia.self)
            case "answers": answers = try json.list(PollAnswer.self)
            case "expiry": expiry = try json.lenient(Timestamp.self)
            case "allow_multiselect": allowsMultiselect = try json.lenient(Bool.self)
            case "layout_type": layoutType = try json.lenient(Int.self)
            case "results": results = try json.lenient(PollResults.self)
            default: try json.skip()
            }
        }
        self.init(
            question: try json.require(question, "question"),
            answers: answers,
            expiry: expiry,
            allowsMultiselect: allowsMultiselect,
            layoutType: layoutType,
            results: results
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("question", question)
        json.member("answers", answers)
        json.member("expiry", expiry)
        json.member("allow_multiselect", allowsMultiselect)
        json.member("layout_type", layoutType)
        json.member("results", results)
        json.endObject()
    }
}

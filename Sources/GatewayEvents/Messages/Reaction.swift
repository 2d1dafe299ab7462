// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON

/// The reactions to a message with one emoji (Discord's documentation, "Message Resource", "Reaction Object").
public struct Reaction: Hashable, Sendable {
    /// How many there are.
    public var count: Int
    /// How many there are of each kind.
    public var countDetails: Optional<ReactionCountDetails>
    /// Whether the bot is among them.
    public var isMine: Optional<Bool>
    /// Whether the bot is among the super reactions.
    public var isMyBurst: Optional<Bool>
    /// The emoji.
    public var emoji: Emoji
    /// The colors of super reactions, such as `#ff0000`.
    public var burstColors: Optional<[String]>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - count: How many there are.
    ///   - countDetails: How many there are of each kind.
    ///   - isMine: Whether the bot is among them.
    ///   - isMyBurst: Whether the bot is among the super reactions.
    ///   - emoji: The emoji.
    ///   - burstColors: The colors of super reactions, such as `#ff0000`.
    public init(
        count: Int,
        countDetails: ReactionCountDetails? = nil,
        isMine: Bool? = nil,
        isMyBurst: Bool? = nil,
        emoji: Emoji,
        burstColors: [String]? = nil
    ) {
        self.count = count
        self.countDetails = countDetails
        self.isMine = isMine
        self.isMyBurst = isMyBurst
        self.emoji = emoji
        self.burstColors = burstColors
    }
}

extension Reaction: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var count: Int?
        var countDetails: ReactionCountDetails?
        var isMine: Bool?
        var isMyBurst: Bool?
        var emoji: Emoji?
        var burstColors: [String]?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "count": count = try json.value(Int.self)
            case "count_details": countDetails = try json.lenient(ReactionCountDetails.self)
            case "me": isMine = try json.lenient(Bool.self)
            case "me_burst": isMyBurst = try json.lenient(Bool.self)
            case "emoji": emoji = try json.value(Emoji.self)
            case "burst_colors": burstColors = try json.optionalList(String.self)
            default: try json.skip()
            }
        }
        self.init(
            count: try json.require(count, "count"),
            countDetails: countDetails,
            isMine: isMine,
            isMyBurst: isMyBurst,
            emoji: try json.require(emoji, "emoji"),
            burstColors: burstColors
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("count", count)
        json.member("count_details", countDetails)
        json.member("me", isMine)
        json.member("me_burst", isMyBurst)
        json.member("emoji", emoji)
        json.member("burst_colors", burstColors)
        json.endObject()
    }
}

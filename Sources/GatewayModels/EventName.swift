/// The name of a dispatch event, the `t` of its payload (Discord's documentation, "Gateway Events").
///
/// An open set: events that Discord adds, and those it does not document, are delivered under their names.
public struct EventName: RawRepresentable, Hashable, Sendable {
    /// Official names are kept as their place in a list, for every event carries one: that is copied and compared at
    /// the cost of a number.
    @usableFromInline
    enum Form: Hashable, Sendable {
        case official(UInt8)
        case other(String)
    }

    @usableFromInline let form: Form

    /// Creates a name; every text is one.
    ///
    /// - Parameter rawValue: Discord's name.
    public init(rawValue: String) {
        self.init(utf8: rawValue.utf8.span)
    }

    /// Creates a name from its bytes.
    ///
    /// - Parameter utf8: Discord's name; what is not UTF-8 is repaired.
    package init(utf8: Span<UInt8>) {
        form =
            OfficialEventNames.table.index(of: utf8).map(Form.official)
            ?? .other(String(decoding: (0..<utf8.count).map { utf8[$0] }, as: UTF8.self))
    }

    /// Creates a name from its place among the official names.
    ///
    /// - Parameter officialIndex: The place, as ``officialIndex(of:)`` tells it.
    package init(officialIndex: UInt8) {
        form = .official(officialIndex)
    }

    /// Finds a name among the official names.
    ///
    /// - Parameter utf8: Discord's name.
    /// - Returns: The place among them, less than 128, or `nil` if it is none of them.
    package static func officialIndex(of utf8: Span<UInt8>) -> UInt8? { OfficialEventNames.table.index(of: utf8) }

    // What a raw value brings by itself would compare and hash the texts.

    /// Whether two names are the same.
    public static func == (left: EventName, right: EventName) -> Bool {
        left.form == right.form
    }

    /// Feeds the name to a hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(form)
    }

    /// Discord's name.
    public var rawValue: String {
        switch form {
        case .official(let index): OfficialEventNames.table.names[Int(index)]
        case .other(let name): name
        }
    }

    /// The names in Discord's documentation.
    public static let official: [EventName] = OfficialEventNames.table.names.map { EventName(rawValue: $0) }

    /// Whether it is in Discord's documentation.
    public var isOfficial: Bool { officialIndex != nil }

    /// The place among the official names, less than 128, or `nil` if it is none of them.
    @inlinable package var officialIndex: UInt8? {
        switch form {
        case .official(let index): index
        case .other: nil
        }
    }

    /// The intents that bring the event: any one of them does.
    ///
    /// Empty if the event is sent whatever the intents are, `nil` if Discord does not document it.
    public var intents: Intents? {
        switch form {
        case .official(let index): Self.intentsOfOfficial[Int(index)].intents
        case .other: nil
        }
    }
}

extension EventName: Codable {
    /// Reads Discord's name.
    ///
    /// - Parameter decoder: Where it comes from.
    /// - Throws: A `DecodingError` if it is no text.
    public init(from decoder: any Decoder) throws {
        self.init(rawValue: try decoder.singleValueContainer().decode(String.self))
    }

    /// Writes Discord's name.
    ///
    /// - Parameter encoder: Where it goes.
    /// - Throws: What the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

extension EventName: ExpressibleByStringLiteral {
    /// Creates a name.
    ///
    /// - Parameter value: Discord's name.
    public init(stringLiteral value: String) {
        self.init(rawValue: value)
    }
}

extension EventName: CustomStringConvertible {
    /// Discord's name.
    public var description: String {
        rawValue
    }
}

/// The name of a dispatch event, the `t` of its payload (Discord's documentation, "Gateway Events").
///
/// An open set: events that Discord adds, and those it does not document, are delivered under their names.
public struct EventName: RawRepresentable, Hashable, Codable, Sendable {
    /// Discord's name, such as `MESSAGE_CREATE`.
    public let rawValue: String

    /// Creates a name; every text is one.
    ///
    /// - Parameter rawValue: Discord's name.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The names in Discord's documentation.
    public static let official: [EventName] = intentsOfOfficial.map(\.name)

    /// Whether it is in Discord's documentation.
    public var isOfficial: Bool {
        intents != nil
    }

    /// The intents that bring the event: any one of them does.
    ///
    /// Empty if the event is sent whatever the intents are, `nil` if Discord does not document it.
    public var intents: Intents? {
        Self.intentsByName[self]
    }

    private static let intentsByName = Dictionary(
        intentsOfOfficial.map { ($0.name, $0.intents) },
        uniquingKeysWith: { first, _ in first }
    )
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

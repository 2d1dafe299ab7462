public import GatewayJSON

/// How a bot shows itself (Discord's documentation, "Gateway Events", "Update Presence").
///
/// It belongs to a session: a resume keeps it, a new Identify loses it unless it carries one.
public struct Presence: Hashable, Sendable {
    /// When the bot went idle, in milliseconds since the Unix epoch; `nil` if it is not idle.
    public var since: Int64?
    /// What it does.
    public var activities: [Activity]
    /// How available it is.
    public var status: Status
    /// Whether it is away from the keyboard.
    public var isAFK: Bool

    /// Creates a presence.
    ///
    /// - Parameters:
    ///   - since: When the bot went idle, in milliseconds since the Unix epoch.
    ///   - activities: What it does.
    ///   - status: How available it is.
    ///   - isAFK: Whether it is away from the keyboard.
    public init(
        since: Int64? = nil,
        activities: [Activity] = [],
        status: Status = .online,
        isAFK: Bool = false
    ) {
        self.since = since
        self.activities = activities
        self.status = status
        self.isAFK = isAFK
    }

    /// Online and doing nothing in particular: what a bot shows that says nothing else.
    public static let online = Presence()
}

extension Presence: JSONWritable {
    /// Writes all four fields, as the gateway demands: without one of them it closes with code 4001.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.key("since")
        if let since {
            json.integer(since)
        } else {
            json.null()
        }
        json.key("activities")
        json.beginArray()
        for activity in activities {
            json.value(activity)
        }
        json.endArray()
        json.key("status")
        json.value(status)
        json.key("afk")
        json.bool(isAFK)
        json.endObject()
    }
}

extension Presence: Codable {
    private enum CodingKeys: String, CodingKey {
        case since, activities, status
        case isAFK = "afk"
    }

    /// Reads a presence; a field that is missing or `null` counts as in ``online``.
    ///
    /// - Parameter decoder: The decoder.
    /// - Throws: A `DecodingError` for fields of another form.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            since: try container.decodeIfPresent(Int64.self, forKey: .since),
            activities: try container.decodeIfPresent([Activity].self, forKey: .activities) ?? [],
            status: try container.decodeIfPresent(Status.self, forKey: .status) ?? .online,
            isAFK: try container.decodeIfPresent(Bool.self, forKey: .isAFK) ?? false
        )
    }

    /// Writes all four fields.
    ///
    /// - Parameter encoder: The encoder.
    /// - Throws: What the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(since, forKey: .since)
        try container.encode(activities, forKey: .activities)
        try container.encode(status, forKey: .status)
        try container.encode(isAFK, forKey: .isAFK)
    }
}

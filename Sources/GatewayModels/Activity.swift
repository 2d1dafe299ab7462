public import GatewayJSON

/// Something a user does, shown next to the name (Discord's documentation, "Gateway Events", "Activity Object").
///
/// A bot may send ``name``, ``type``, ``url`` and ``state``, and ``write(to:)`` writes only those. The other
/// properties are received with the presences of users.
///
/// ```swift
/// let activity = Activity.listening(to: "the rain")
/// ```
public struct Activity: Hashable, Sendable {
    /// The name; 1 to 128 characters to be sent.
    ///
    /// Not shown where the type is ``ActivityType/custom``.
    public var name: String
    /// What kind of activity it is.
    public var type: ActivityType
    /// Where the stream is: a URL of twitch.tv or youtube.com, at most 512 characters.
    ///
    /// Discord looks at it only where the type is ``ActivityType/streaming``.
    public var url: String?
    /// How it stands, at most 128 characters; the whole visible text where the type is ``ActivityType/custom``.
    public var state: String?

    /// When it was added to the user's session, in milliseconds since the Unix epoch.
    public var createdAt: Int64?
    /// When it began, and when it will end.
    public var timestamps: Timestamps?
    /// The application it belongs to.
    public var applicationID: Snowflake?
    /// Which of its texts is shown in the list of members.
    public var statusDisplayType: StatusDisplayType?
    /// What the user is doing in it; at most 128 characters.
    public var details: String?
    /// Where a click on the details leads; at most 256 characters.
    public var detailsURL: String?
    /// Where a click on the state leads; at most 256 characters.
    public var stateURL: String?
    /// The emoji of a custom status.
    public var emoji: Emoji?
    /// The group the user does it with.
    public var party: Party?
    /// Its images and their texts.
    public var assets: Assets?
    /// Secrets for joining and watching.
    public var secrets: Secrets?
    /// Whether it is an instanced game session.
    public var isInstance: Bool?
    /// What it allows.
    public var flags: Flags?
    /// Its buttons; at most 2.
    public var buttons: [Button]?

    /// Creates an activity for sending.
    ///
    /// The lengths are checked by ``Presence/validate()``.
    ///
    /// - Parameters:
    ///   - name: What it is called.
    ///   - type: What kind of activity it is.
    ///   - url: Where the stream is, for ``ActivityType/streaming``.
    ///   - state: How it stands.
    public init(name: String, type: ActivityType = .playing, url: String? = nil, state: String? = nil) {
        self.name = name
        self.type = type
        self.url = url
        self.state = state
    }

    /// Creates a custom status.
    ///
    /// - Parameter state: The visible text; at most 128 characters.
    /// - Returns: The activity, with the name Discord's documentation asks for.
    public static func custom(_ state: String) -> Activity {
        Activity(name: "Custom Status", type: .custom, state: state)
    }

    /// Creates "Playing …".
    ///
    /// - Parameter name: What is played; at most 128 characters.
    /// - Returns: The activity.
    public static func playing(_ name: String) -> Activity {
        Activity(name: name, type: .playing)
    }

    /// Creates "Streaming …".
    ///
    /// - Parameters:
    ///   - name: What is streamed; at most 128 characters.
    ///   - url: A URL of twitch.tv or youtube.com; at most 512 characters.
    /// - Returns: The activity.
    public static func streaming(_ name: String, url: String) -> Activity {
        Activity(name: name, type: .streaming, url: url)
    }

    /// Creates "Listening to …".
    ///
    /// - Parameter name: What is listened to; at most 128 characters.
    /// - Returns: The activity.
    public static func listening(to name: String) -> Activity {
        Activity(name: name, type: .listening)
    }

    /// Creates "Watching …".
    ///
    /// - Parameter name: What is watched; at most 128 characters.
    /// - Returns: The activity.
    public static func watching(_ name: String) -> Activity {
        Activity(name: name, type: .watching)
    }

    /// Creates "Competing in …".
    ///
    /// - Parameter name: What the user competes in; at most 128 characters.
    /// - Returns: The activity.
    public static func competing(in name: String) -> Activity {
        Activity(name: name, type: .competing)
    }
}

extension Activity: JSONWritable {
    /// Writes what a bot may send: the name, the type, and the URL and state where they are set.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.key("name")
        json.string(name)
        json.key("type")
        json.value(type)
        if let url {
            json.key("url")
            json.string(url)
        }
        if let state {
            json.key("state")
            json.string(state)
        }
        json.endObject()
    }
}

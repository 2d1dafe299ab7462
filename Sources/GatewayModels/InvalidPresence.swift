/// A presence that the gateway would not take.
public struct InvalidPresence: Error, Hashable, Sendable {
    /// The field that is wrong.
    @nonexhaustive
    public enum Field: Hashable, Sendable {
        /// ``Presence/status``.
        case status
        /// ``Activity/name``.
        case name
        /// ``Activity/type``.
        case type
        /// ``Activity/url``.
        case url
        /// ``Activity/state``.
        case state
    }

    /// The field that is wrong.
    public let field: Field
    /// The index of the activity, or `nil` for a field of the presence itself.
    public let activity: Int?
    /// The value that is wrong and the values that are allowed.
    ///
    /// The text is not stable: match on ``field``.
    public let message: String

    init(_ field: Field, of activity: Int? = nil, _ message: String) {
        self.field = field
        self.activity = activity
        self.message = message
    }
}

extension InvalidPresence: CustomStringConvertible {
    /// The field and what is wrong with it.
    public var description: String {
        activity.map { "activities[\($0)].\(field): \(message)" } ?? "\(field): \(message)"
    }
}

extension Presence {
    /// Checks the documented limits of what a bot may send.
    ///
    /// The status is one of the five documented ones. Of each activity the name has 1 to 128 characters, the state at most
    /// 128, the type is one of the six documented ones, and the URL of ``ActivityType/streaming`` is a URL of twitch.tv or
    /// youtube.com with at most 512 characters. The documents do not say how characters are counted; here a character is a
    /// Unicode scalar. The number of activities is not limited.
    ///
    /// Source: Discord's documentation, "Gateway Events", Update Presence and Activity Object.
    ///
    /// - Throws: ``InvalidPresence`` for the first field that is wrong.
    public func validate() throws(InvalidPresence) {
        let statuses: [Status] = [.online, .dnd, .idle, .invisible, .offline]
        guard statuses.contains(status) else {
            throw InvalidPresence(
                .status,
                "expected one of online, dnd, idle, invisible and offline, found \"\(status)\""
            )
        }
        for (index, activity) in activities.enumerated() { try activity.validate(at: index) }
    }
}

extension Activity {
    fileprivate func validate(at index: Int) throws(InvalidPresence) {
        let nameLength = name.unicodeScalars.count
        guard (1...128).contains(nameLength) else {
            throw InvalidPresence(.name, of: index, "expected 1 to 128 characters, found \(nameLength)")
        }
        guard (ActivityType.playing.rawValue...ActivityType.competing.rawValue).contains(type.rawValue) else {
            throw InvalidPresence(.type, of: index, "expected 0 to 5, found \(type.rawValue)")
        }
        if let stateLength = state?.unicodeScalars.count, stateLength > 128 {
            throw InvalidPresence(.state, of: index, "expected at most 128 characters, found \(stateLength)")
        }
        guard type == .streaming, let url else { return }
        let urlLength = url.unicodeScalars.count
        guard urlLength <= 512 else {
            throw InvalidPresence(.url, of: index, "expected at most 512 characters, found \(urlLength)")
        }
        guard Self.isStream(url) else {
            throw InvalidPresence(.url, of: index, "expected a URL of twitch.tv or youtube.com, found \"\(url)\"")
        }
    }

    /// Whether a URL leads to Twitch or YouTube.
    private static func isStream(_ url: String) -> Bool {
        let url = url.lowercased()
        guard let scheme = ["https://", "http://"].first(where: { url.hasPrefix($0) }) else { return false }
        let host = url.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
        return ["twitch.tv", "youtube.com"].contains { host == $0 || host.hasSuffix("." + $0) }
    }
}

// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON

/// What new members of a guild see (Discord's documentation, "Guild Resource", "Welcome Screen Object").
public struct WelcomeScreen: Hashable, Sendable {
    /// What the guild is about.
    public var description: Optional<String>
    /// The channels that are shown, at most 5.
    public var welcomeChannels: [WelcomeChannel]

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - description: What the guild is about.
    ///   - welcomeChannels: The channels that are shown, at most 5.
    public init(description: String? = nil, welcomeChannels: [WelcomeChannel] = []) {
        self.description = description
        self.welcomeChannels = welcomeChannels
    }
}

extension WelcomeScreen: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var description: String?
        var welcomeChannels: [WelcomeChannel] = []
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "description": description = try json.lenient(String.self)
            case "welcome_channels": welcomeChannels = try json.list(WelcomeChannel.self)
            default: try json.skip()
            }
        }
        self.init(description: description, welcomeChannels: welcomeChannels)
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("description", description)
        json.member("welcome_channels", welcomeChannels)
        json.endObject()
    }
}

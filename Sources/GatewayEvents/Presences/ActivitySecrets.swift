// Written by Scripts/generate-events of Scripts/events/presences.txt; do not edit.

public import GatewayJSON

/// Secrets with which others can join or watch a game (Discord's documentation, "Gateway Events", "Activity Secrets").
public struct ActivitySecrets: Hashable, Sendable {
    /// The secret for joining a party.
    public var join: Optional<String>
    /// The secret for watching a game.
    public var spectate: Optional<String>
    /// The secret of one instance of a match.
    public var match: Optional<String>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - join: The secret for joining a party.
    ///   - spectate: The secret for watching a game.
    ///   - match: The secret of one instance of a match.
    public init(join: String? = nil, spectate: String? = nil, match: String? = nil) {
        self.join = join
        self.spectate = spectate
        self.match = match
    }
}

extension ActivitySecrets: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var join: String?
        var spectate: String?
        var match: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "join": join = try json.lenient(String.self)
            case "spectate": spectate = try json.lenient(String.self)
            case "match": match = try json.lenient(String.self)
            default: try json.skip()
            }
        }
        self.init(join: join, spectate: spectate, match: match)
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("join", join)
        json.member("spectate", spectate)
        json.member("match", match)
        json.endObject()
    }
}

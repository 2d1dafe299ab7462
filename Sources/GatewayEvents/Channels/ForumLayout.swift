// Written by Scripts/generate-events of Scripts/events/channels.txt; do not edit.

public import GatewayJSON

/// How a forum is shown (Discord's documentation, "Channels Resource", "Forum Layout Types").
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct ForumLayout: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// As the reader likes.
    public static let notSet = ForumLayout(rawValue: 0)
    /// As a list.
    public static let listView = ForumLayout(rawValue: 1)
    /// As tiles.
    public static let galleryView = ForumLayout(rawValue: 2)
}

extension ForumLayout: JSONReadable, JSONWritable {
    /// Reads an integer.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` for anything else.
    public init(json: inout JSONReader) throws(JSONError) {
        rawValue = try json.integer()
    }

    /// Writes the number.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.integer(rawValue)
    }
}

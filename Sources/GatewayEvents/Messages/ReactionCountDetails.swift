// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON

/// How many reactions there are of each kind.
///
/// Source: Discord's documentation, "Message Resource", "Reaction Count Details Structure".
public struct ReactionCountDetails: Hashable, Sendable {
    /// How many super reactions.
    public var burst: Int
    /// How many others.
    public var normal: Int

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - burst: How many super reactions.
    ///   - normal: How many others.
    public init(burst: Int, normal: Int) {
        self.burst = burst
        self.normal = normal
    }
}

extension ReactionCountDetails: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var burst: Int?
        var normal: Int?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "burst": burst = try json.value(Int.self)
            case "normal": normal = try json.value(Int.self)
            default: try json.skip()
            }
        }
        self.init(burst: try json.require(burst, "burst"), normal: try json.require(normal, "normal"))
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("burst", burst)
        json.member("normal", normal)
        json.endObject()
    }
}

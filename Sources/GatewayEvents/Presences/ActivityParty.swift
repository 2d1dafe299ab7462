// Written by Scripts/generate-events of Scripts/events/presences.txt; do not edit.

public import GatewayJSON

/// The group with which a user does something (Discord's documentation, "Gateway Events", "Activity Party").
public struct ActivityParty: Hashable, Sendable {
    /// The group's id, any text.
    public var id: Optional<String>
    /// How many people are in it, then how many may be.
    public var size: Optional<[Int]>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The group's id, any text.
    ///   - size: How many people are in it, then how many may be.
    public init(id: String? = nil, size: [Int]? = nil) {
        self.id = id
        self.size = size
    }
}

extension ActivityParty: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: String?
        var size: [Int]?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.lenient(String.self)
            case "size": size = try json.optionalList(Int.self)
            default: try json.skip()
            }
        }
        self.init(id: id, size: size)
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("size", size)
        json.endObject()
    }
}

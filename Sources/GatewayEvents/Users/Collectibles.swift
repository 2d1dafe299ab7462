// Written by Scripts/generate-events of Scripts/events/users.txt; do not edit.

public import GatewayJSON

/// The collectibles that a user shows (Discord's documentation, "User Resource", "Collectibles").
public struct Collectibles: Hashable, Sendable {
    /// What stands behind the name.
    public var nameplate: Optional<Nameplate>

    /// Creates a value of its parts.
    ///
    /// - Parameter nameplate: What stands behind the name.
    public init(nameplate: Nameplate? = nil) {
        self.nameplate = nameplate
    }
}

extension Collectibles: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var nameplate: Nameplate?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "nameplate": nameplate = try json.lenient(Nameplate.self)
            default: try json.skip()
            }
        }
        self.init(nameplate: nameplate)
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("nameplate", nameplate)
        json.endObject()
    }
}

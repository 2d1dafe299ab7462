// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON

/// The colors of a role, as numbers of 24 bits (Discord's documentation, "Permissions", "Role Colors Object").
public struct RoleColors: Hashable, Sendable {
    /// The color, or the first of a gradient.
    public var primaryColor: Int
    /// The second color of a gradient.
    public var secondaryColor: Optional<Int>
    /// The third color of a gradient.
    public var tertiaryColor: Optional<Int>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - primaryColor: The color, or the first of a gradient.
    ///   - secondaryColor: The second color of a gradient.
    ///   - tertiaryColor: The third color of a gradient.
    public init(primaryColor: Int, secondaryColor: Int? = nil, tertiaryColor: Int? = nil) {
        self.primaryColor = primaryColor
        self.secondaryColor = secondaryColor
        self.tertiaryColor = tertiaryColor
    }
}

extension RoleColors: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var primaryColor: Int?
        var secondaryColor: Int?
        var tertiaryColor: Int?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "primary_color": primaryColor = try json.value(Int.self)
            case "secondary_color": secondaryColor = try json.lenient(Int.self)
            case "tertiary_color": tertiaryColor = try json.lenient(Int.self)
            default: try json.skip()
            }
        }
        self.init(
            primaryColor: try json.require(primaryColor, "primary_color"),
            secondaryColor: secondaryColor,
            tertiaryColor: tertiaryColor
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("primary_color", primaryColor)
        json.member("secondary_color", secondaryColor)
        json.member("tertiary_color", tertiaryColor)
        json.endObject()
    }
}

// Written by Scripts/generate-events of Scripts/events/expressions.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// As much of a sticker as is needed to show it (Discord's documentation, "Sticker Resource", "Sticker Item Object").
public struct StickerItem: Hashable, Sendable {
    /// The sticker's id.
    public var id: Snowflake
    /// What it is called.
    public var name: String
    /// The format of its image.
    public var formatType: StickerFormat

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The sticker's id.
    ///   - name: What it is called.
    ///   - formatType: The format of its image.
    public init(id: Snowflake, name: String, formatType: StickerFormat) {
        self.id = id
        self.name = name
        self.formatType = formatType
    }
}

extension StickerItem: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var name: String?
        var formatType: StickerFormat?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "name": name = try json.value(String.self)
            case "format_type": formatType = try json.value(StickerFormat.self)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.require(id, "id"),
            name: try json.require(name, "name"),
            formatType: try json.require(formatType, "format_type")
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("name", name)
        json.member("format_type", formatType)
        json.endObject()
    }
}

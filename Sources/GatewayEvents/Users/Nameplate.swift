// Written by Scripts/generate-events of Scripts/events/users.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// What stands behind a user's name (Discord's documentation, "User Resource", "Nameplate").
public struct Nameplate: Hashable, Sendable {
    /// The id of what is sold.
    public var skuID: Snowflake
    /// The path of the image.
    public var asset: String
    /// A description of it.
    public var label: String
    /// The name of its background color.
    public var palette: String

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - skuID: The id of what is sold.
    ///   - asset: The path of the image.
    ///   - label: A description of it.
    ///   - palette: The name of its background color.
    public init(skuID: Snowflake, asset: String, label: String, palette: String) {
        self.skuID = skuID
        self.asset = asset
        self.label = label
        self.palette = palette
    }
}

extension Nameplate: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var skuID: Snowflake?
        var asset: String?
        var label: String?
        var palette: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "sku_id": skuID = try json.value(Snowflake.self)
            case "asset": asset = try json.value(String.self)
            case "label": label = try json.value(String.self)
            case "palette": palette = try json.value(String.self)
            default: try json.skip()
            }
        }
        self.init(
            skuID: try json.require(skuID, "sku_id"),
            asset: try json.require(asset, "asset"),
            label: try json.require(label, "label"),
            palette: try json.require(palette, "palette")
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("sku_id", skuID)
        json.member("asset", asset)
        json.member("label", label)
        json.member("palette", palette)
        json.endObject()
    }
}

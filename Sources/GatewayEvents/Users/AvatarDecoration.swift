// Written by Scripts/generate-events of Scripts/events/users.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// What decorates an avatar (Discord's documentation, "User Resource", "Avatar Decoration Data Object").
public struct AvatarDecoration: Hashable, Sendable {
    /// The hash of the image.
    public var asset: String
    /// The id of what is sold.
    public var skuID: Snowflake

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - asset: The hash of the image.
    ///   - skuID: The id of what is sold.
    public init(asset: String, skuID: Snowflake) {
        self.asset = asset
        self.skuID = skuID
    }
}

extension AvatarDecoration: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var asset: String?
        var skuID: Snowflake?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "asset": asset = try json.value(String.self)
            case "sku_id": skuID = try json.value(Snowflake.self)
            default: try json.skip()
            }
        }
        self.init(asset: try json.require(asset, "asset"), skuID: try json.require(skuID, "sku_id"))
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("asset", asset)
        json.member("sku_id", skuID)
        json.endObject()
    }
}

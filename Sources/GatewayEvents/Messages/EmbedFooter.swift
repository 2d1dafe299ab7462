// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON

/// What stands under an embed (Discord's documentation, "Message Resource", "Embed Footer Structure").
public struct EmbedFooter: Hashable, Sendable {
    /// The text.
    public var text: String
    /// The icon.
    public var iconURL: Optional<String>
    /// The icon, through a proxy of Discord's.
    public var proxyIconURL: Optional<String>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - iconURL: The icon.
    ///   - proxyIconURL: The icon, through a proxy of Discord's.
    public init(text: String, iconURL: String? = nil, proxyIconURL: String? = nil) {
        self.text = text
        self.iconURL = iconURL
        self.proxyIconURL = proxyIconURL
    }
}

extension EmbedFooter: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var text: String?
        var iconURL: String?
        var proxyIconURL: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "text": text = try json.value(String.self)
            case "icon_url": iconURL = try json.lenient(String.self)
            case "proxy_icon_url": proxyIconURL = try json.lenient(String.self)
            default: try json.skip()
            }
        }
        self.init(text: try json.require(text, "text"), iconURL: iconURL, proxyIconURL: proxyIconURL)
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("text", text)
        json.member("icon_url", iconURL)
        json.member("proxy_icon_url", proxyIconURL)
        json.endObject()
    }
}

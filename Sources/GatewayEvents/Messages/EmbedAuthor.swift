// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON

/// Who wrote an embed (Discord's documentation, "Message Resource", "Embed Author Structure").
public struct EmbedAuthor: Hashable, Sendable {
    /// The name.
    public var name: String
    /// Where a click on the name leads.
    public var url: Optional<String>
    /// The icon.
    public var iconURL: Optional<String>
    /// The icon, through a proxy of Discord's.
    public var proxyIconURL: Optional<String>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - url: Where a click on the name leads.
    ///   - iconURL: The icon.
    ///   - proxyIconURL: The icon, through a proxy of Discord's.
    public init(name: String, url: String? = nil, iconURL: String? = nil, proxyIconURL: String? = nil) {
        self.name = name
        self.url = url
        self.iconURL = iconURL
        self.proxyIconURL = proxyIconURL
    }
}

extension EmbedAuthor: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var name: String?
        var url: String?
        var iconURL: String?
        var proxyIconURL: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "name": name = try json.value(String.self)
            case "url": url = try json.lenient(String.self)
            case "icon_url": iconURL = try json.lenient(String.self)
            case "proxy_icon_url": proxyIconURL = try json.lenient(String.self)
            default: try json.skip()
            }
        }
        self.init(name: try json.require(name, "name"), url: url, iconURL: iconURL, proxyIconURL: proxyIconURL)
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("name", name)
        json.member("url", url)
        json.member("icon_url", iconURL)
        json.member("proxy_icon_url", proxyIconURL)
        json.endObject()
    }
}

// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON

/// An image or video of an embed (Discord's documentation, "Message Resource", "Embed Image Structure").
public struct EmbedMedia: Hashable, Sendable {
    /// Where it is.
    public var url: Optional<String>
    /// Where it is, through a proxy of Discord's.
    public var proxyURL: Optional<String>
    /// The height.
    public var height: Optional<Int>
    /// The width.
    public var width: Optional<Int>
    /// Its media type.
    public var contentType: Optional<String>
    /// What it looks like before it is loaded, as a ThumbHash.
    public var placeholder: Optional<String>
    /// The version of the placeholder.
    public var placeholderVersion: Optional<Int>
    /// What it shows.
    public var description: Optional<String>
    /// Its flags.
    public var flags: Optional<Int>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - url: Where it is.
    ///   - proxyURL: Where it is, through a proxy of Discord's.
    ///   - height: The height.
    ///   - width: The width.
    ///   - contentType: Its media type.
    ///   - placeholder: What it looks like before it is loaded, as a ThumbHash.
    ///   - placeholderVersion: The version of the placeholder.
    ///   - description: What it shows.
    ///   - flags: Its flags.
    public init(
        url: String? = nil,
        proxyURL: String? = nil,
        height: Int? = nil,
        width: Int? = nil,
        contentType: String? = nil,
        placeholder: String? = nil,
        placeholderVersion: Int? = nil,
        description: String? = nil,
        flags: Int? = nil
    ) {
        self.url = url
        self.proxyURL = proxyURL
        self.height = height
        self.width = width
        self.contentType = contentType
        self.placeholder = placeholder
        self.placeholderVersion = placeholderVersion
        self.description = description
        self.flags = flags
    }
}

extension EmbedMedia: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var url: String?
        var proxyURL: String?
        var height: Int?
        var width: Int?
        var contentType: String?
        var placeholder: String?
        var placeholderVersion: Int?
        var description: String?
        var flags: Int?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "url": url = try json.lenient(String.self)
            case "proxy_url": proxyURL = try json.lenient(String.self)
            case "height": height = try json.lenient(Int.self)
            case "width": width = try json.lenient(Int.self)
            case "content_type": contentType = try json.lenient(String.self)
            case "placeholder": placeholder = try json.lenient(String.self)
            case "placeholder_version": placeholderVersion = try json.lenient(Int.self)
            case "description": description = try json.lenient(String.self)
            case "flags": flags = try json.lenient(Int.self)
            default: try json.skip()
            }
        }
        self.init(
            url: url,
            proxyURL: proxyURL,
            height: height,
            width: width,
            contentType: contentType,
            placeholder: placeholder,
            placeholderVersion: placeholderVersion,
            description: description,
            flags: flags
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("url", url)
        json.member("proxy_url", proxyURL)
        json.member("height", height)
        json.member("width", width)
        json.member("content_type", contentType)
        json.member("placeholder", placeholder)
        json.member("placeholder_version", placeholderVersion)
        json.member("description", description)
        json.member("flags", flags)
        json.endObject()
    }
}

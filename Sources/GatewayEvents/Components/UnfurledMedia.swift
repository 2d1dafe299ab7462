// Written by Scripts/generate-events of Scripts/events/components.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A file that a component shows (Discord's documentation, "Component Reference", "Unfurled Media Item Structure").
public struct UnfurledMedia: Hashable, Sendable {
    /// Where it is.
    public var url: String
    /// Where it is, through a proxy of Discord's.
    public var proxyURL: Optional<String>
    /// The height of an image.
    public var height: Optional<Int>
    /// The width of an image.
    public var width: Optional<Int>
    /// Its media type.
    public var contentType: Optional<String>
    /// The attachment that it is.
    public var attachmentID: Optional<Snowflake>
    /// What an image looks like before it is loaded, as a ThumbHash.
    public var placeholder: Optional<String>
    /// The version of the placeholder.
    public var placeholderVersion: Optional<Int>
    /// Its flags.
    public var flags: Optional<Int>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - url: Where it is.
    ///   - proxyURL: Where it is, through a proxy of Discord's.
    ///   - height: The height of an image.
    ///   - width: The width of an image.
    ///   - contentType: Its media type.
    ///   - attachmentID: The attachment that it is.
    ///   - placeholder: What an image looks like before it is loaded, as a ThumbHash.
    ///   - placeholderVersion: The version of the placeholder.
    ///   - flags: Its flags.
    public init(
        url: String,
        proxyURL: String? = nil,
        height: Int? = nil,
        width: Int? = nil,
        contentType: String? = nil,
        attachmentID: Snowflake? = nil,
        placeholder: String? = nil,
        placeholderVersion: Int? = nil,
        flags: Int? = nil
    ) {
        self.url = url
        self.proxyURL = proxyURL
        self.height = height
        self.width = width
        self.contentType = contentType
        self.attachmentID = attachmentID
        self.placeholder = placeholder
        self.placeholderVersion = placeholderVersion
        self.flags = flags
    }
}

extension UnfurledMedia: JSONReadable, JSONWritable {
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
        var attachmentID: Snowflake?
        var placeholder: String?
        var placeholderVersion: Int?
        var flags: Int?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "url": url = try json.value(String.self)
            case "proxy_url": proxyURL = try json.lenient(String.self)
            case "height": height = try json.lenient(Int.self)
            case "width": width = try json.lenient(Int.self)
            case "content_type": contentType = try json.lenient(String.self)
            case "attachment_id": attachmentID = try json.lenient(Snowflake.self)
            case "placeholder": placeholder = try json.lenient(String.self)
            case "placeholder_version": placeholderVersion = try json.lenient(Int.self)
            case "flags": flags = try json.lenient(Int.self)
            default: try json.skip()
            }
        }
        self.init(
            url: try json.require(url, "url"),
            proxyURL: proxyURL,
            height: height,
            width: width,
            contentType: contentType,
            attachmentID: attachmentID,
            placeholder: placeholder,
            placeholderVersion: placeholderVersion,
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
        json.member("attachment_id", attachmentID)
        json.member("placeholder", placeholder)
        json.member("placeholder_version", placeholderVersion)
        json.member("flags", flags)
        json.endObject()
    }
}

// Written by Scripts/generate-events of Scripts/events/components.txt; do not edit.

public import GatewayJSON

/// An image of a gallery (Discord's documentation, "Component Reference", "Media Gallery Item Structure").
public struct MediaGalleryItem: Hashable, Sendable {
    /// The image.
    public var media: UnfurledMedia
    /// What it shows.
    public var description: Optional<String>
    /// Whether it is hidden until clicked.
    public var isSpoiler: Optional<Bool>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - media: The image.
    ///   - description: What it shows.
    ///   - isSpoiler: Whether it is hidden until clicked.
    public init(media: UnfurledMedia, description: String? = nil, isSpoiler: Bool? = nil) {
        self.media = media
        self.description = description
        self.isSpoiler = isSpoiler
    }
}

extension MediaGalleryItem: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var media: UnfurledMedia?
        var description: String?
        var isSpoiler: Bool?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "media": media = try json.value(UnfurledMedia.self)
            case "description": description = try json.lenient(String.self)
            case "spoiler": isSpoiler = try json.lenient(Bool.self)
            default: try json.skip()
            }
        }
        self.init(media: try json.require(media, "media"), description: description, isSpoiler: isSpoiler)
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("media", media)
        json.member("description", description)
        json.member("spoiler", isSpoiler)
        json.endObject()
    }
}

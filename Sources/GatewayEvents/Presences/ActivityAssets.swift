// Written by Scripts/generate-events of Scripts/events/presences.txt; do not edit.

public import GatewayJSON

/// The images of an activity, and the texts over them (Discord's documentation, "Gateway Events", "Activity Assets").
///
/// An image is the id of an asset, or a path with a prefix such as `mp:`.
public struct ActivityAssets: Hashable, Sendable {
    /// The large image.
    public var largeImage: Optional<String>
    /// The text over the large image.
    public var largeText: Optional<String>
    /// Where a click on the large image leads.
    public var largeURL: Optional<String>
    /// The small image.
    public var smallImage: Optional<String>
    /// The text over the small image.
    public var smallText: Optional<String>
    /// Where a click on the small image leads.
    public var smallURL: Optional<String>
    /// The banner of an invitation to the game.
    public var inviteCoverImage: Optional<String>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - largeImage: The large image.
    ///   - largeText: The text over the large image.
    ///   - largeURL: Where a click on the large image leads.
    ///   - smallImage: The small image.
    ///   - smallText: The text over the small image.
    ///   - smallURL: Where a click on the small image leads.
    ///   - inviteCoverImage: The banner of an invitation to the game.
    public init(
        largeImage: String? = nil,
        largeText: String? = nil,
        largeURL: String? = nil,
        smallImage: String? = nil,
        smallText: String? = nil,
        smallURL: String? = nil,
        inviteCoverImage: String? = nil
    ) {
        self.largeImage = largeImage
        self.largeText = largeText
        self.largeURL = largeURL
        self.smallImage = smallImage
        self.smallText = smallText
        self.smallURL = smallURL
        self.inviteCoverImage = inviteCoverImage
    }
}

extension ActivityAssets: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var largeImage: String?
        var largeText: String?
        var largeURL: String?
        var smallImage: String?
        var smallText: String?
        var smallURL: String?
        var inviteCoverImage: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "large_image": largeImage = try json.lenient(String.self)
            case "large_text": largeText = try json.lenient(String.self)
            case "large_url": largeURL = try json.lenient(String.self)
            case "small_image": smallImage = try json.lenient(String.self)
            case "small_text": smallText = try json.lenient(String.self)
            case "small_url": smallURL = try json.lenient(String.self)
            case "invite_cover_image": inviteCoverImage = try json.lenient(String.self)
            default: try json.skip()
            }
        }
        self.init(
            largeImage: largeImage,
            largeText: largeText,
            largeURL: largeURL,
            smallImage: smallImage,
            smallText: smallText,
            smallURL: smallURL,
            inviteCoverImage: inviteCoverImage
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("large_image", largeImage)
        json.member("large_text", largeText)
        json.member("large_url", largeURL)
        json.member("small_image", smallImage)
        json.member("small_text", smallText)
        json.member("small_url", smallURL)
        json.member("invite_cover_image", inviteCoverImage)
        json.endObject()
    }
}

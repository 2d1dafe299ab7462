// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON

/// A content embedded in a message (Discord's documentation, "Message Resource", "Embed Object").
public struct Embed: Hashable, Sendable {
    /// Its title.
    public var title: Optional<String>
    /// What kind of embed it is, such as `rich` or `image`.
    public var type: Optional<String>
    /// Its text.
    public var description: Optional<String>
    /// Where a click on the title leads.
    public var url: Optional<String>
    /// The time it shows.
    public var timestamp: Optional<Timestamp>
    /// Its color, as a number of 24 bits.
    public var color: Optional<Int>
    /// What stands under it.
    @Boxed public var footer: Optional<EmbedFooter>
    /// Its image.
    @Boxed public var image: Optional<EmbedMedia>
    /// Its small image.
    @Boxed public var thumbnail: Optional<EmbedMedia>
    /// Its video.
    @Boxed public var video: Optional<EmbedMedia>
    /// Where it is from.
    @Boxed public var provider: Optional<EmbedProvider>
    /// Who wrote it.
    @Boxed public var author: Optional<EmbedAuthor>
    /// Its fields, at most 25.
    public var fields: Optional<[EmbedField]>
    /// Its flags.
    public var flags: Optional<Int>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - title: Its title.
    ///   - type: What kind of embed it is, such as `rich` or `image`.
    ///   - description: Its text.
    ///   - url: Where a click on the title leads.
    ///   - timestamp: The time it shows.
    ///   - color: Its color, as a number of 24 bits.
    ///   - footer: What stands under it.
    ///   - image: Its image.
    ///   - thumbnail: Its small image.
    ///   - video: Its video.
    ///   - provider: Where it is from.
    ///   - author: Who wrote it.
    ///   - fields: Its fields, at most 25.
    ///   - flags: Its flags.
    public init(
        title: String? = nil,
        type: String? = nil,
        description: String? = nil,
        url: String? = nil,
        timestamp: Timestamp? = nil,
        color: Int? = nil,
        footer: EmbedFooter? = nil,
        image: EmbedMedia? = nil,
        thumbnail: EmbedMedia? = nil,
        video: EmbedMedia? = nil,
        provider: EmbedProvider? = nil,
        author: EmbedAuthor? = nil,
        fields: [EmbedField]? = nil,
        flags: Int? = nil
    ) {
        self.title = title
        self.type = type
        self.description = description
        self.url = url
        self.timestamp = timestamp
        self.color = color
        self.footer = footer
        self.image = image
        self.thumbnail = thumbnail
        self.video = video
        self.provider = provider
        self.author = author
        self.fields = fields
        self.flags = flags
    }
}

extension Embed: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var title: String?
        var type: String?
        var description: String?
        var url: String?
        var timestamp: Timestamp?
        var color: Int?
        var footer: EmbedFooter?
        var image: EmbedMedia?
        var thumbnail: EmbedMedia?
        var video: EmbedMedia?
        var provider: EmbedProvider?
        var author: EmbedAuthor?
        var fields: [EmbedField]?
        var flags: Int?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "title": title = try json.lenient(String.self)
            case "type": type = try json.lenient(String.self)
            case "description": description = try json.lenient(String.self)
            case "url": url = try json.lenient(String.self)
            case "timestamp": timestamp = try json.lenient(Timestamp.self)
            case "color": color = try json.lenient(Int.self)
            case "footer": footer = try json.lenient(EmbedFooter.self)
            case "image": image = try json.lenient(EmbedMedia.self)
            case "thumbnail": thumbnail = try json.lenient(EmbedMedia.self)
            case "video": video = try json.lenient(EmbedMedia.self)
            case "provider": provider = try json.lenient(EmbedProvider.self)
            case "author": author = try json.lenient(EmbedAuthor.self)
            case "fields": fields = try json.optionalList(EmbedField.self)
            case "flags": flags = try json.lenient(Int.self)
            default: try json.skip()
            }
        }
        self.init(
            title: title,
            type: type,
            description: description,
            url: url,
            timestamp: timestamp,
            color: color,
            footer: footer,
            image: image,
            thumbnail: thumbnail,
            video: video,
            provider: provider,
            author: author,
            fields: fields,
            flags: flags
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("title", title)
        json.member("type", type)
        json.member("description", description)
        json.member("url", url)
        json.member("timestamp", timestamp)
        json.member("color", color)
        json.member("footer", footer)
        json.member("image", image)
        json.member("thumbnail", thumbnail)
        json.member("video", video)
        json.member("provider", provider)
        json.member("author", author)
        json.member("fields", fields)
        json.member("flags", flags)
        json.endObject()
    }
}

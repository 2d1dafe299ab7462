// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A file sent with a message (Discord's documentation, "Message Resource", "Attachment Object").
public struct Attachment: Hashable, Sendable {
    /// The file's id.
    public var id: Snowflake
    /// What it is called.
    public var filename: String
    /// Its title.
    public var title: Optional<String>
    /// What it shows, at most 1024 characters.
    public var description: Optional<String>
    /// Its media type.
    public var contentType: Optional<String>
    /// How large it is, in bytes.
    public var size: Int
    /// Where it is.
    public var url: String
    /// Where it is, through a proxy of Discord's.
    public var proxyURL: String
    /// The height of an image.
    public var height: Optional<Int>
    /// The width of an image.
    public var width: Optional<Int>
    /// What an image looks like before it is loaded, as a ThumbHash.
    public var placeholder: Optional<String>
    /// The version of the placeholder.
    public var placeholderVersion: Optional<Int>
    /// Whether it will be deleted some day.
    public var isEphemeral: Optional<Bool>
    /// How many seconds a voice message lasts.
    public var durationSecs: Optional<Double>
    /// The loudness of a voice message, sampled, in Base64.
    public var waveform: Optional<String>
    /// Its flags.
    public var flags: Optional<AttachmentFlags>
    /// Who is in the clip.
    public var clipParticipants: Optional<[User]>
    /// When the clip was made.
    public var clipCreatedAt: Optional<Timestamp>
    /// The application in the clip.
    @Boxed public var application: Optional<Application>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The file's id.
    ///   - filename: What it is called.
    ///   - title: Its title.
    ///   - description: What it shows, at most 1024 characters.
    ///   - contentType: Its media type.
    ///   - size: How large it is, in bytes.
    ///   - url: Where it is.
    ///   - proxyURL: Where it is, through a proxy of Discord's.
    ///   - height: The height of an image.
    ///   - width: The width of an image.
    ///   - placeholder: What an image looks like before it is loaded, as a ThumbHash.
    ///   - placeholderVersion: The version of the placeholder.
    ///   - isEphemeral: Whether it will be deleted some day.
    ///   - durationSecs: How many seconds a voice message lasts.
    ///   - waveform: The loudness of a voice message, sampled, in Base64.
    ///   - flags: Its flags.
    ///   - clipParticipants: Who is in the clip.
    ///   - clipCreatedAt: When the clip was made.
    ///   - application: The application in the clip.
    public init(
        id: Snowflake,
        filename: String,
        title: String? = nil,
        description: String? = nil,
        contentType: String? = nil,
        size: Int,
        url: String,
        proxyURL: String,
        height: Int? = nil,
        width: Int? = nil,
        placeholder: String? = nil,
        placeholderVersion: Int? = nil,
        isEphemeral: Bool? = nil,
        durationSecs: Double? = nil,
        waveform: String? = nil,
        flags: AttachmentFlags? = nil,
        clipParticipants: [User]? = nil,
        clipCreatedAt: Timestamp? = nil,
        application: Application? = nil
    ) {
        self.id = id
        self.filename = filename
        self.title = title
        self.description = description
        self.contentType = contentType
        self.size = size
        self.url = url
        self.proxyURL = proxyURL
        self.height = height
        self.width = width
        self.placeholder = placeholder
        self.placeholderVersion = placeholderVersion
        self.isEphemeral = isEphemeral
        self.durationSecs = durationSecs
        self.waveform = waveform
        self.flags = flags
        self.clipParticipants = clipParticipants
        self.clipCreatedAt = clipCreatedAt
        self.application = application
    }
}

extension Attachment: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var filename: String?
        var title: String?
        var description: String?
        var contentType: String?
        var size: Int?
        var url: String?
        var proxyURL: String?
        var height: Int?
        var width: Int?
        var placeholder: String?
        var placeholderVersion: Int?
        var isEphemeral: Bool?
        var durationSecs: Double?
        var waveform: String?
        var flags: AttachmentFlags?
        var clipParticipants: [User]?
        var clipCreatedAt: Timestamp?
        var application: Application?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "filename": filename = try json.value(String.self)
            case "title": title = try json.lenient(String.self)
            case "description": description = try json.lenient(String.self)
            case "content_type": contentType = try json.lenient(String.self)
            case "size": size = try json.value(Int.self)
            case "url": url = try json.value(String.self)
            case "proxy_url": proxyURL = try json.value(String.self)
            case "height": height = try json.lenient(Int.self)
            case "width": width = try json.lenient(Int.self)
            case "placeholder": placeholder = try json.lenient(String.self)
            case "placeholder_version": placeholderVersion = try json.lenient(Int.self)
            case "ephemeral": isEphemeral = try json.lenient(Bool.self)
            case "duration_secs": durationSecs = try json.lenient(Double.self)
            case "waveform": waveform = try json.lenient(String.self)
            case "flags": flags = try json.lenient(AttachmentFlags.self)
            case "clip_participants": clipParticipants = try json.optionalList(User.self)
            case "clip_created_at": clipCreatedAt = try json.lenient(Timestamp.self)
            case "application": application = try json.lenient(Application.self)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.require(id, "id"),
            filename: try json.require(filename, "filename"),
            title: title,
            description: description,
            contentType: contentType,
            size: try json.require(size, "size"),
            url: try json.require(url, "url"),
            proxyURL: try json.require(proxyURL, "proxy_url"),
            height: height,
            width: width,
            placeholder: placeholder,
            placeholderVersion: placeholderVersion,
            isEphemeral: isEphemeral,
            durationSecs: durationSecs,
            waveform: waveform,
            flags: flags,
            clipParticipants: clipParticipants,
            clipCreatedAt: clipCreatedAt,
            application: application
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("filename", filename)
        json.member("title", title)
        json.member("description", description)
        json.member("content_type", contentType)
        json.member("size", size)
        json.member("url", url)
        json.member("proxy_url", proxyURL)
        json.member("height", height)
        json.member("width", width)
        json.member("placeholder", placeholder)
        json.member("placeholder_version", placeholderVersion)
        json.member("ephemeral", isEphemeral)
        json.member("duration_secs", durationSecs)
        json.member("waveform", waveform)
        json.member("flags", flags)
        json.member("clip_participants", clipParticipants)
        json.member("clip_created_at", clipCreatedAt)
        json.member("application", application)
        json.endObject()
    }
}

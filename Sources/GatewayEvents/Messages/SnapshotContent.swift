// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// What is told of a forwarded message (Discord's documentation, "Message Resource", "Message Snapshot Object").
public struct SnapshotContent: Hashable, Sendable {
    /// What kind of message it is.
    public var type: Optional<MessageType>
    /// The text.
    public var content: Optional<String>
    /// The contents embedded in it.
    public var embeds: [Embed]
    /// The files sent with it.
    public var attachments: [Attachment]
    /// When it was sent.
    public var timestamp: Optional<Timestamp>
    /// When it was last edited.
    public var editedTimestamp: Optional<Timestamp>
    /// Its flags.
    public var flags: Optional<MessageFlags>
    /// The users it mentions.
    public var mentions: [MentionedUser]
    /// The roles it mentions.
    public var mentionRoles: [Snowflake]
    /// The stickers sent with it; `stickerItems` has taken its place.
    public var stickers: Optional<[Sticker]>
    /// The stickers sent with it.
    public var stickerItems: Optional<[StickerItem]>
    /// Its components.
    public var components: [Component]

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - type: What kind of message it is.
    ///   - content: The text.
    ///   - embeds: The contents embedded in it.
    ///   - attachments: The files sent with it.
    ///   - timestamp: When it was sent.
    ///   - editedTimestamp: When it was last edited.
    ///   - flags: Its flags.
    ///   - mentions: The users it mentions.
    ///   - mentionRoles: The roles it mentions.
    ///   - stickers: The stickers sent with it; `stickerItems` has taken its place.
    ///   - stickerItems: The stickers sent with it.
    ///   - components: Its components.
    public init(
        type: MessageType? = nil,
        content: String? = nil,
        embeds: [Embed] = [],
        attachments: [Attachment] = [],
        timestamp: Timestamp? = nil,
        editedTimestamp: Timestamp? = nil,
        flags: MessageFlags? = nil,
        mentions: [MentionedUser] = [],
        mentionRoles: [Snowflake] = [],
        stickers: [Sticker]? = nil,
        stickerItems: [StickerItem]? = nil,
        components: [Component] = []
    ) {
        self.type = type
        self.content = content
        self.embeds = embeds
        self.attachments = attachments
        self.timestamp = timestamp
        self.editedTimestamp = editedTimestamp
        self.flags = flags
        self.mentions = mentions
        self.mentionRoles = mentionRoles
        self.stickers = stickers
        self.stickerItems = stickerItems
        self.components = components
    }
}

extension SnapshotContent: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var type: MessageType?
        var content: String?
        var embeds: [Embed] = []
        var attachments: [Attachment] = []
        var timestamp: Timestamp?
        var editedTimestamp: Timestamp?
        var flags: MessageFlags?
        var mentions: [MentionedUser] = []
        var mentionRoles: [Snowflake] = []
        var stickers: [Sticker]?
        var stickerItems: [StickerItem]?
        var components: [Component] = []
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "type": type = try json.lenient(MessageType.self)
            case "content": content = try json.lenient(String.self)
            case "embeds": embeds = try json.list(Embed.self)
            case "attachments": attachments = try json.list(Attachment.self)
            case "timestamp": timestamp = try json.lenient(Timestamp.self)
            case "edited_timestamp": editedTimestamp = try json.lenient(Timestamp.self)
            case "flags": flags = try json.lenient(MessageFlags.self)
            case "mentions": mentions = try json.list(MentionedUser.self)
            case "mention_roles": mentionRoles = try json.list(Snowflake.self)
            case "stickers": stickers = try json.optionalList(Sticker.self)
            case "sticker_items": stickerItems = try json.optionalList(StickerItem.self)
            case "components": components = try json.list(Component.self)
            default: try json.skip()
            }
        }
        self.init(
            type: type,
            content: content,
            embeds: embeds,
            attachments: attachments,
            timestamp: timestamp,
            editedTimestamp: editedTimestamp,
            flags: flags,
            mentions: mentions,
            mentionRoles: mentionRoles,
            stickers: stickers,
            stickerItems: stickerItems,
            components: components
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("type", type)
        json.member("content", content)
        json.member("embeds", embeds)
        json.member("attachments", attachments)
        json.member("timestamp", timestamp)
        json.member("edited_timestamp", editedTimestamp)
        json.member("flags", flags)
        json.member("mentions", mentions)
        json.member("mention_roles", mentionRoles)
        json.member("stickers", stickers)
        json.member("sticker_items", stickerItems)
        json.member("components", components)
        json.endObject()
    }
}

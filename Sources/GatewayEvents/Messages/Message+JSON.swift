// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON
internal import GatewayModels

extension Message: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var channelID: Snowflake?
        var guildID: Snowflake?
        var author: User?
        var member: GuildMember?
        var content: String?
        var timestamp: Timestamp?
        var editedTimestamp: Timestamp?
        var isTTS: Bool?
        var mentionsEveryone: Bool?
        var mentions: [MentionedUser] = []
        var mentionRoles: [Snowflake] = []
        var mentionChannels: [ChannelMention]?
        var attachments: [Attachment] = []
        var embeds: [Embed] = []
        var reactions: [Reaction]?
        var nonce: IntegerOrString?
        var isPinned: Bool?
        var webhookID: Snowflake?
        var type: MessageType?
        var activity: MessageActivity?
        var application: Application?
        var applicationID: Snowflake?
        var flags: MessageFlags?
        var messageReference: MessageReference?
        var messageSnapshots: [MessageSnapshot]?
        var referencedMessage: Nullable<Message> = .missing
        var interactionMetadata: InteractionMetadata?
        var interaction: MessageInteraction?
        var thread: Channel?
        var components: [Component] = []
        var stickerItems: [StickerItem]?
        var stickers: [Sticker]?
        var position: Int?
        var roleSubscriptionData: RoleSubscriptionData?
        var resolved: ResolvedData?
        var poll: Poll?
        var call: MessageCall?
        var sharedClientTheme: SharedClientTheme?
        var channelType: ChannelType?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "channel_id": channelID = try json.value(Snowflake.self)
            case "guild_id": guildID = try json.lenient(Snowflake.self)
            case "author": author = try json.value(User.self)
            case "member": member = try json.lenient(GuildMember.self)
            case "content": content = try json.value(String.self)
            case "timestamp": timestamp = try json.value(Timestamp.self)
            case "edited_timestamp": editedTimestamp = try json.lenient(Timestamp.self)
            case "tts": isTTS = try json.lenient(Bool.self)
            case "mention_everyone": mentionsEveryone = try json.lenient(Bool.self)
            case "mentions": mentions = try json.list(MentionedUser.self)
            case "mention_roles": mentionRoles = try json.list(Snowflake.self)
            case "mention_channels": mentionChannels = try json.optionalList(ChannelMention.self)
            case "attachments": attachments = try json.list(Attachment.self)
            case "embeds": embeds = try json.list(Embed.self)
            case "reactions": reactions = try json.optionalList(Reaction.self)
            case "nonce": nonce = try json.lenient(IntegerOrString.self)
            case "pinned": isPinned = try json.lenient(Bool.self)
            case "webhook_id": webhookID = try json.lenient(Snowflake.self)
            case "type": type = try json.value(MessageType.self)
            case "activity": activity = try json.lenient(MessageActivity.self)
            case "application": application = try json.lenient(Application.self)
            case "application_id": applicationID = try json.lenient(Snowflake.self)
            case "flags": flags = try json.lenient(MessageFlags.self)
            case "message_reference": messageReference = try json.lenient(MessageReference.self)
            case "message_snapshots": messageSnapshots = try json.optionalList(MessageSnapshot.self)
            case "referenced_message": referencedMessage = try json.nullable(Message.self)
            case "interaction_metadata": interactionMetadata = try json.lenient(InteractionMetadata.self)
            case "interaction": interaction = try json.lenient(MessageInteraction.self)
            case "thread": thread = try json.lenient(Channel.self)
            case "components": components = try json.list(Component.self)
            case "sticker_items": stickerItems = try json.optionalList(StickerItem.self)
            case "stickers": stickers = try json.optionalList(Sticker.self)
            case "position": position = try json.lenient(Int.self)
            case "role_subscription_data": roleSubscriptionData = try json.lenient(RoleSubscriptionData.self)
            case "resolved": resolved = try json.lenient(ResolvedData.self)
            case "poll": poll = try json.lenient(Poll.self)
            case "call": call = try json.lenient(MessageCall.self)
            case "shared_client_theme": sharedClientTheme = try json.lenient(SharedClientTheme.self)
            case "channel_type": channelType = try json.lenient(ChannelType.self)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.require(id, "id"),
            channelID: try json.require(channelID, "channel_id"),
            guildID: guildID,
            author: try json.require(author, "author"),
            member: member,
            content: try json.require(content, "content"),
            timestamp: try json.require(timestamp, "timestamp"),
            editedTimestamp: editedTimestamp,
            isTTS: isTTS,
            mentionsEveryone: mentionsEveryone,
            mentions: mentions,
            mentionRoles: mentionRoles,
            mentionChannels: mentionChannels,
            attachments: attachments,
            embeds: embeds,
            reactions: reactions,
            nonce: nonce,
            isPinned: isPinned,
            webhookID: webhookID,
            type: try json.require(type, "type"),
            activity: activity,
            application: application,
            applicationID: applicationID,
            flags: flags,
            messageReference: messageReference,
            messageSnapshots: messageSnapshots,
            referencedMessage: referencedMessage,
            interactionMetadata: interactionMetadata,
            interaction: interaction,
            thread: thread,
            components: components,
            stickerItems: stickerItems,
            stickers: stickers,
            position: position,
            roleSubscriptionData: roleSubscriptionData,
            resolved: resolved,
            poll: poll,
            call: call,
            sharedClientTheme: sharedClientTheme,
            channelType: channelType
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("channel_id", channelID)
        json.member("guild_id", guildID)
        json.member("author", author)
        json.member("member", member)
        json.member("content", content)
        json.member("timestamp", timestamp)
        json.member("edited_timestamp", editedTimestamp)
        json.member("tts", isTTS)
        json.member("mention_everyone", mentionsEveryone)
        json.member("mentions", mentions)
        json.member("mention_roles", mentionRoles)
        json.member("mention_channels", mentionChannels)
        json.member("attachments", attachments)
        json.member("embeds", embeds)
        json.member("reactions", reactions)
        json.member("nonce", nonce)
        json.member("pinned", isPinned)
        json.member("webhook_id", webhookID)
        json.member("type", type)
        json.member("activity", activity)
        json.member("application", application)
        json.member("application_id", applicationID)
        json.member("flags", flags)
        json.member("message_reference", messageReference)
        json.member("message_snapshots", messageSnapshots)
        json.member("referenced_message", referencedMessage)
        json.member("interaction_metadata", interactionMetadata)
        json.member("interaction", interaction)
        json.member("thread", thread)
        json.member("components", components)
        json.member("sticker_items", stickerItems)
        json.member("stickers", stickers)
        json.member("position", position)
        json.member("role_subscription_data", roleSubscriptionData)
        json.member("resolved", resolved)
        json.member("poll", poll)
        json.member("call", call)
        json.member("shared_client_theme", sharedClientTheme)
        json.member("channel_type", channelType)
        json.endObject()
    }
}

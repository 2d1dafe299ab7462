// Written by Scripts/generate-events of Scripts/events/channels.txt; do not edit.

public import GatewayJSON
internal import GatewayModels

extension Channel: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var type: ChannelType?
        var guildID: Snowflake?
        var position: Int?
        var permissionOverwrites: [PermissionOverwrite]?
        var name: String?
        var topic: String?
        var isNSFW: Bool?
        var lastMessageID: Snowflake?
        var bitrate: Int?
        var userLimit: Int?
        var rateLimitPerUser: Int?
        var recipients: [User]?
        var icon: String?
        var ownerID: Snowflake?
        var applicationID: Snowflake?
        var isManaged: Bool?
        var parentID: Snowflake?
        var lastPinTimestamp: Timestamp?
        var rtcRegion: String?
        var videoQualityMode: VideoQualityMode?
        var messageCount: Int?
        var memberCount: Int?
        var threadMetadata: ThreadMetadata?
        var member: ThreadMember?
        var defaultAutoArchiveDuration: Int?
        var permissions: Permissions?
        var appPermissions: Permissions?
        var flags: ChannelFlags?
        var totalMessageSent: Int?
        var availableTags: [ForumTag]?
        var appliedTags: [Snowflake]?
        var defaultReactionEmoji: DefaultReaction?
        var defaultThreadRateLimitPerUser: Int?
        var defaultSortOrder: ForumSortOrder?
        var defaultForumLayout: ForumLayout?
        var status: String?
        var isNewlyCreated: Bool?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "type": type = try json.value(ChannelType.self)
            case "guild_id": guildID = try json.lenient(Snowflake.self)
            case "position": position = try json.lenient(Int.self)
            case "permission_overwrites": permissionOverwrites = try json.optionalList(PermissionOverwrite.self)
            case "name": name = try json.lenient(String.self)
            case "topic": topic = try json.lenient(String.self)
            case "nsfw": isNSFW = try json.lenient(Bool.self)
            case "last_message_id": lastMessageID = try json.lenient(Snowflake.self)
            case "bitrate": bitrate = try json.lenient(Int.self)
            case "user_limit": userLimit = try json.lenient(Int.self)
            case "rate_limit_per_user": rateLimitPerUser = try json.lenient(Int.self)
            case "recipients": recipients = try json.optionalList(User.self)
            case "icon": icon = try json.lenient(String.self)
            case "owner_id": ownerID = try json.lenient(Snowflake.self)
            case "application_id": applicationID = try json.lenient(Snowflake.self)
            case "managed": isManaged = try json.lenient(Bool.self)
            case "parent_id": parentID = try json.lenient(Snowflake.self)
            case "last_pin_timestamp": lastPinTimestamp = try json.lenient(Timestamp.self)
            case "rtc_region": rtcRegion = try json.lenient(String.self)
            case "video_quality_mode": videoQualityMode = try json.lenient(VideoQualityMode.self)
            case "message_count": messageCount = try json.lenient(Int.self)
            case "member_count": memberCount = try json.lenient(Int.self)
            case "thread_metadata": threadMetadata = try json.lenient(ThreadMetadata.self)
            case "member": member = try json.lenient(ThreadMember.self)
            case "default_auto_archive_duration": defaultAutoArchiveDuration = try json.lenient(Int.self)
            case "permissions": permissions = try json.lenient(Permissions.self)
            case "app_permissions": appPermissions = try json.lenient(Permissions.self)
            case "flags": flags = try json.lenient(ChannelFlags.self)
            case "total_message_sent": totalMessageSent = try json.lenient(Int.self)
            case "available_tags": availableTags = try json.optionalList(ForumTag.self)
            case "applied_tags": appliedTags = try json.optionalList(Snowflake.self)
            case "default_reaction_emoji": defaultReactionEmoji = try json.lenient(DefaultReaction.self)
            case "default_thread_rate_limit_per_user": defaultThreadRateLimitPerUser = try json.lenient(Int.self)
            case "default_sort_order": defaultSortOrder = try json.lenient(ForumSortOrder.self)
            case "default_forum_layout": defaultForumLayout = try json.lenient(ForumLayout.self)
            case "status": status = try json.lenient(String.self)
            case "newly_created": isNewlyCreated = try json.lenient(Bool.self)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.require(id, "id"),
            type: try json.require(type, "type"),
            guildID: guildID,
            position: position,
            permissionOverwrites: permissionOverwrites,
            name: name,
            topic: topic,
            isNSFW: isNSFW,
            lastMessageID: lastMessageID,
            bitrate: bitrate,
            userLimit: userLimit,
            rateLimitPerUser: rateLimitPerUser,
            recipients: recipients,
            icon: icon,
            ownerID: ownerID,
            applicationID: applicationID,
            isManaged: isManaged,
            parentID: parentID,
            lastPinTimestamp: lastPinTimestamp,
            rtcRegion: rtcRegion,
            videoQualityMode: videoQualityMode,
            messageCount: messageCount,
            memberCount: memberCount,
            threadMetadata: threadMetadata,
            member: member,
            defaultAutoArchiveDuration: defaultAutoArchiveDuration,
            permissions: permissions,
            appPermissions: appPermissions,
            flags: flags,
            totalMessageSent: totalMessageSent,
            availableTags: availableTags,
            appliedTags: appliedTags,
            defaultReactionEmoji: defaultReactionEmoji,
            defaultThreadRateLimitPerUser: defaultThreadRateLimitPerUser,
            defaultSortOrder: defaultSortOrder,
            defaultForumLayout: defaultForumLayout,
            status: status,
            isNewlyCreated: isNewlyCreated
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("type", type)
        json.member("guild_id", guildID)
        json.member("position", position)
        json.member("permission_overwrites", permissionOverwrites)
        json.member("name", name)
        json.member("topic", topic)
        json.member("nsfw", isNSFW)
        json.member("last_message_id", lastMessageID)
        json.member("bitrate", bitrate)
        json.member("user_limit", userLimit)
        json.member("rate_limit_per_user", rateLimitPerUser)
        json.member("recipients", recipients)
        json.member("icon", icon)
        json.member("owner_id", ownerID)
        json.member("application_id", applicationID)
        json.member("managed", isManaged)
        json.member("parent_id", parentID)
        json.member("last_pin_timestamp", lastPinTimestamp)
        json.member("rtc_region", rtcRegion)
        json.member("video_quality_mode", videoQualityMode)
        json.member("message_count", messageCount)
        json.member("member_count", memberCount)
        json.member("thread_metadata", threadMetadata)
        json.member("member", member)
        json.member("default_auto_archive_duration", defaultAutoArchiveDuration)
        json.member("permissions", permissions)
        json.member("app_permissions", appPermissions)
        json.member("flags", flags)
        json.member("total_message_sent", totalMessageSent)
        json.member("available_tags", availableTags)
        json.member("applied_tags", appliedTags)
        json.member("default_reaction_emoji", defaultReactionEmoji)
        json.member("default_thread_rate_limit_per_user", defaultThreadRateLimitPerUser)
        json.member("default_sort_order", defaultSortOrder)
        json.member("default_forum_layout", defaultForumLayout)
        json.member("status", status)
        json.member("newly_created", isNewlyCreated)
        json.endObject()
    }
}

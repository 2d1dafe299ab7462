// Written by Scripts/generate-events of Scripts/events/channels.txt; do not edit.

public import GatewayJSON

/// What only a thread has (Discord's documentation, "Channels Resource", "Thread Metadata Object").
public struct ThreadMetadata: Hashable, Sendable {
    /// Whether it is archived.
    public var isArchived: Bool
    /// After how many minutes of silence it is archived: 60, 1440, 4320 or 10080.
    public var autoArchiveDuration: Optional<Int>
    /// When `isArchived` last changed.
    public var archiveTimestamp: Optional<Timestamp>
    /// Whether only moderators can unarchive it.
    public var isLocked: Optional<Bool>
    /// Whether members can add others to a private thread.
    public var isInvitable: Optional<Bool>
    /// When it was created; missing in threads older than January 9th, 2022.
    public var createTimestamp: Optional<Timestamp>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - isArchived: Whether it is archived.
    ///   - autoArchiveDuration: After how many minutes of silence it is archived: 60, 1440, 4320 or 10080.
    ///   - archiveTimestamp: When `isArchived` last changed.
    ///   - isLocked: Whether only moderators can unarchive it.
    ///   - isInvitable: Whether members can add others to a private thread.
    ///   - createTimestamp: When it was created; missing in threads older than January 9th, 2022.
    public init(
        isArchived: Bool,
        autoArchiveDuration: Int? = nil,
        archiveTimestamp: Timestamp? = nil,
        isLocked: Bool? = nil,
        isInvitable: Bool? = nil,
        createTimestamp: Timestamp? = nil
    ) {
        self.isArchived = isArchived
        self.autoArchiveDuration = autoArchiveDuration
        self.archiveTimestamp = archiveTimestamp
        self.isLocked = isLocked
        self.isInvitable = isInvitable
        self.createTimestamp = createTimestamp
    }
}

extension ThreadMetadata: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var isArchived: Bool?
        var autoArchiveDuration: Int?
        var archiveTimestamp: Timestamp?
        var isLocked: Bool?
        var isInvitable: Bool?
        var createTimestamp: Timestamp?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "archived": isArchived = try json.value(Bool.self)
            case "auto_archive_duration": autoArchiveDuration = try json.lenient(Int.self)
            case "archive_timestamp": archiveTimestamp = try json.lenient(Timestamp.self)
            case "locked": isLocked = try json.lenient(Bool.self)
            case "invitable": isInvitable = try json.lenient(Bool.self)
            case "create_timestamp": createTimestamp = try json.lenient(Timestamp.self)
            default: try json.skip()
            }
        }
        self.init(
            isArchived: try json.require(isArchived, "archived"),
            autoArchiveDuration: autoArchiveDuration,
            archiveTimestamp: archiveTimestamp,
            isLocked: isLocked,
            isInvitable: isInvitable,
            createTimestamp: createTimestamp
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("archived", isArchived)
        json.member("auto_archive_duration", autoArchiveDuration)
        json.member("archive_timestamp", archiveTimestamp)
        json.member("locked", isLocked)
        json.member("invitable", isInvitable)
        json.member("create_timestamp", createTimestamp)
        json.endObject()
    }
}

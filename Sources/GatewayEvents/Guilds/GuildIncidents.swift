// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON

/// What a guild has paused because of an incident (Discord's documentation, "Guild Resource", "Incidents Data Object").
public struct GuildIncidents: Hashable, Sendable {
    /// When invites work again.
    public var invitesDisabledUntil: Optional<Timestamp>
    /// When direct messages between members work again.
    public var dmsDisabledUntil: Optional<Timestamp>
    /// When spam in direct messages was noticed.
    public var dmSpamDetectedAt: Optional<Timestamp>
    /// When a raid was noticed.
    public var raidDetectedAt: Optional<Timestamp>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - invitesDisabledUntil: When invites work again.
    ///   - dmsDisabledUntil: When direct messages between members work again.
    ///   - dmSpamDetectedAt: When spam in direct messages was noticed.
    ///   - raidDetectedAt: When a raid was noticed.
    public init(
        invitesDisabledUntil: Timestamp? = nil,
        dmsDisabledUntil: Timestamp? = nil,
        dmSpamDetectedAt: Timestamp? = nil,
        raidDetectedAt: Timestamp? = nil
    ) {
        self.invitesDisabledUntil = invitesDisabledUntil
        self.dmsDisabledUntil = dmsDisabledUntil
        self.dmSpamDetectedAt = dmSpamDetectedAt
        self.raidDetectedAt = raidDetectedAt
    }
}

extension GuildIncidents: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var invitesDisabledUntil: Timestamp?
        var dmsDisabledUntil: Timestamp?
        var dmSpamDetectedAt: Timestamp?
        var raidDetectedAt: Timestamp?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "invites_disabled_until": invitesDisabledUntil = try json.lenient(Timestamp.self)
            case "dms_disabled_until": dmsDisabledUntil = try json.lenient(Timestamp.self)
            case "dm_spam_detected_at": dmSpamDetectedAt = try json.lenient(Timestamp.self)
            case "raid_detected_at": raidDetectedAt = try json.lenient(Timestamp.self)
            default: try json.skip()
            }
        }
        self.init(
            invitesDisabledUntil: invitesDisabledUntil,
            dmsDisabledUntil: dmsDisabledUntil,
            dmSpamDetectedAt: dmSpamDetectedAt,
            raidDetectedAt: raidDetectedAt
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("invites_disabled_until", invitesDisabledUntil)
        json.member("dms_disabled_until", dmsDisabledUntil)
        json.member("dm_spam_detected_at", dmSpamDetectedAt)
        json.member("raid_detected_at", raidDetectedAt)
        json.endObject()
    }
}

// Written by Scripts/generate-events of Scripts/events/presences.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// How available a user is on each kind of device; missing where the user is not active.
///
/// Source: Discord's documentation, "Gateway Events", "Client Status Object".
public struct ClientStatus: Hashable, Sendable {
    /// On Windows, Linux or macOS.
    public var desktop: Optional<Status>
    /// On iOS or Android.
    public var mobile: Optional<Status>
    /// In a browser, or as a bot.
    public var web: Optional<Status>
    /// On a virtual reality headset.
    public var vr: Optional<Status>
    /// On a console or the like; not documented by Discord.
    public var embedded: Optional<Status>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - desktop: On Windows, Linux or macOS.
    ///   - mobile: On iOS or Android.
    ///   - web: In a browser, or as a bot.
    ///   - vr: On a virtual reality headset.
    ///   - embedded: On a console or the like; not documented by Discord.
    public init(
        desktop: Status? = nil,
        mobile: Status? = nil,
        web: Status? = nil,
        vr: Status? = nil,
        embedded: Status? = nil
    ) {
        self.desktop = desktop
        self.mobile = mobile
        self.web = web
        self.vr = vr
        self.embedded = embedded
    }
}

extension ClientStatus: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var desktop: Status?
        var mobile: Status?
        var web: Status?
        var vr: Status?
        var embedded: Status?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "desktop": desktop = try json.lenient(Status.self)
            case "mobile": mobile = try json.lenient(Status.self)
            case "web": web = try json.lenient(Status.self)
            case "vr": vr = try json.lenient(Status.self)
            case "embedded": embedded = try json.lenient(Status.self)
            default: try json.skip()
            }
        }
        self.init(desktop: desktop, mobile: mobile, web: web, vr: vr, embedded: embedded)
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("desktop", desktop)
        json.member("mobile", mobile)
        json.member("web", web)
        json.member("vr", vr)
        json.member("embedded", embedded)
        json.endObject()
    }
}

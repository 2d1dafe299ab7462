import GatewayModels
import Testing

@Suite struct InvalidPresenceTests {
    private func text(_ count: Int) -> String { String(repeating: "x", count: count) }

    private func error(_ activity: Activity) -> InvalidPresence? {
        #expect(throws: InvalidPresence.self) { try Presence(activities: [.playing("chess"), activity]).validate() }
    }

    @Test(arguments: [Status.online, .dnd, .idle, .invisible, .offline])
    func `the documented statuses may be sent`(status: Status) throws {
        try Presence(status: status).validate()
    }

    @Test func `a status that no document names is refused, and the error says which are allowed`() {
        let error = #expect(throws: InvalidPresence.self) { try Presence(status: Status(rawValue: "busy")).validate() }
        #expect(error?.field == .status)
        #expect(error?.activity == nil)
        #expect("\(error as Any)".contains("busy") && "\(error as Any)".contains("dnd"))
    }

    @Test func `a name has 1 to 128 characters, counted as Unicode scalars`() throws {
        try Presence(activities: [.playing("x"), .playing(text(128))]).validate()
        try Presence(activities: [.playing(String(repeating: "😀", count: 128))]).validate()
        for name in ["", text(129), String(repeating: "🇩🇪", count: 65)] {
            let error = error(.playing(name))
            #expect(error?.field == .name)
            #expect(error?.activity == 1)
        }
        #expect(
            error(.playing(text(129)))?.description == "activities[1].name: expected 1 to 128 characters, found 129"
        )
    }

    @Test func `a state has at most 128 characters`() throws {
        try Presence(activities: [.custom(""), .custom(text(128))]).validate()
        #expect(error(.custom(text(129)))?.field == .state)
    }

    @Test(arguments: [-1, 6, 99])
    func `an activity type that no document names is refused`(type: Int) {
        #expect(error(Activity(name: "n", type: ActivityType(rawValue: type)))?.field == .type)
    }

    @Test(arguments: [
        "https://twitch.tv/x", "https://www.twitch.tv/x", "https://youtube.com/watch?v=1", "HTTPS://M.YouTube.com",
    ])
    func `a stream is a URL of Twitch or YouTube`(url: String) throws {
        try Presence(activities: [.streaming("n", url: url)]).validate()
    }

    @Test(arguments: [
        "", "twitch.tv/x", "https://example.com/twitch.tv", "https://nottwitch.tv/x", "ftp://twitch.tv/x",
        "https://twitch.tv.example.com/", "https://twitch.tv/" + String(repeating: "x", count: 500),
    ])
    func `a stream that leads elsewhere or is longer than 512 characters is refused`(url: String) {
        #expect(error(.streaming("n", url: url))?.field == .url)
    }

    @Test func `the URL of another type is not looked at, as by Discord, nor is a missing one`() throws {
        try Presence(activities: [Activity(name: "n", url: "x"), Activity(name: "n", type: .streaming)]).validate()
    }
}

import Foundation
import GatewayJSON
import GatewayModels
import Testing

@Suite struct ActivityTests {
    @Test(
        arguments: [
            (.custom("hello"), #"{"name":"Custom Status","type":4,"state":"hello"}"#),
            (.playing("chess"), #"{"name":"chess","type":0}"#),
            (
                .streaming("code", url: "https://twitch.tv/x"),
                #"{"name":"code","type":1,"url":"https://twitch.tv/x"}"#
            ),
            (.listening(to: "rain"), #"{"name":"rain","type":2}"#),
            (.watching("birds"), #"{"name":"birds","type":3}"#),
            (.competing(in: "a race"), #"{"name":"a race","type":5}"#),
            (
                Activity(name: "n", type: ActivityType(rawValue: 6), url: "u", state: "s"),
                #"{"name":"n","type":6,"url":"u","state":"s"}"#
            ),
        ] as [(Activity, String)]
    )
    func `is sent with its set fields only`(activity: Activity, json: String) {
        #expect(text(activity.encoded()) == json)
    }

    @Test func `fields that bots may not send are not sent`() throws {
        #expect(text(try received(Self.full).encoded()) == #"{"name":"Song","type":2,"url":"u","state":"Band"}"#)
    }

    @Test func `every documented field is received`() throws {
        let activity = try received(Self.full)

        #expect(activity.name == "Song")
        #expect(activity.type == .listening)
        #expect(activity.url == "u")
        #expect(activity.state == "Band")
        #expect(activity.createdAt == 1_600_000_000_000)
        #expect(activity.timestamps == Activity.Timestamps(start: 1_600_000_000_001, end: 1_600_000_000_002))
        #expect(activity.applicationID == 367_827_983_903_490_050)
        #expect(activity.statusDisplayType == .details)
        #expect(activity.details == "Title")
        #expect(activity.detailsURL == "du")
        #expect(activity.stateURL == "su")
        #expect(activity.emoji == Activity.Emoji(name: "blob", id: 41_771_983_429_993_937, isAnimated: true))
        #expect(activity.party == Activity.Party(id: "p", size: Activity.Party.Size(current: 1, maximum: 5)))
        #expect(activity.assets?.largeImage == "mp:external/x")
        #expect(activity.assets?.largeText == "lt")
        #expect(activity.assets?.largeURL == "lu")
        #expect(activity.assets?.smallImage == "1")
        #expect(activity.assets?.smallText == "st")
        #expect(activity.assets?.smallURL == "smu")
        #expect(activity.assets?.inviteCoverImage == "c")
        #expect(activity.secrets == Activity.Secrets(join: "j", spectate: "s", match: "m"))
        #expect(activity.isInstance == true)
        #expect(activity.flags == [.join, .sync, .embedded])
        #expect(activity.buttons == [Activity.Button(label: "Watch"), Activity.Button(label: "Go", url: "b")])
    }

    @Test func `a received activity survives being encoded and decoded`() throws {
        let activity = try received(Self.full)
        let encoded = try JSONEncoder().encode(activity)
        #expect(try JSONDecoder().decode(Activity.self, from: encoded) == activity)
        #expect(try JSONValue(parsing: Array(encoded)) == JSONValue(parsing: Array(Self.fullAsEncoded.utf8)))
    }

    @Test func `an activity for sending is encoded as it is written`() throws {
        let activity = Activity.custom("hello")
        let encoded = try JSONEncoder().encode(activity)
        #expect(try JSONValue(parsing: Array(encoded)) == JSONValue(parsing: activity.encoded()))
    }

    @Test func `times may be strings`() throws {
        let activity = try received(
            #"{"name":"n","type":0,"created_at":"1600000000000","timestamps":{"start":"1","end":2}}"#
        )
        #expect(activity.createdAt == 1_600_000_000_000)
        #expect(activity.timestamps == Activity.Timestamps(start: 1, end: 2))
    }

    @Test(arguments: [
        #""created_at":"soon""#, #""created_at":null"#, #""created_at":[]"#, #""timestamps":5"#, #""timestamps":null"#,
        #""application_id":"x""#, #""status_display_type":null"#, #""status_display_type":"name""#, #""details":7"#,
        #""emoji":"😀""#, #""emoji":null"#, #""party":[]"#, #""assets":"a""#, #""secrets":false"#,
        #""instance":"yes""#, #""flags":"none""#, #""flags":-1"#, #""buttons":"Watch""#, #""buttons":[7]"#,
        #""url":null"#, #""state":{}"#, #""session_id":"abc","sync_id":1,"metadata":{"a":[]}"#,
    ])
    func `an optional field of an unexpected form counts as missing`(field: String) throws {
        #expect(try received(#"{"name":"n","type":3,\#(field)}"#) == .watching("n"))
    }

    @Test func `parts keep what they understand`() throws {
        let activity = try received(
            #"{"name":"n","type":0,"emoji":{"name":"😀","id":null},"party":{"id":"p","size":[1]},"timestamps":{}}"#
        )
        #expect(activity.emoji == Activity.Emoji(name: "😀"))
        #expect(activity.party == Activity.Party(id: "p"))
        #expect(activity.timestamps == Activity.Timestamps())
    }

    @Test func `types flags and display types that are not known are kept`() throws {
        let activity = try received(#"{"name":"n","type":77,"flags":1026,"status_display_type":9}"#)
        #expect(activity.type.rawValue == 77)
        #expect(activity.flags == [.join, Activity.Flags(rawValue: 1 << 10)])
        #expect(activity.statusDisplayType?.rawValue == 9)
    }

    @Test(arguments: [
        "{}", #"{"name":"n"}"#, #"{"type":0}"#, #"{"name":1,"type":0}"#, #"{"name":"n","type":"0"}"#, "[]",
    ])
    func `an activity without name or type is refused`(json: String) {
        #expect(throws: DecodingError.self) { try received(json) }
    }

    @Test(
        arguments: [
            (.instance, 0), (.join, 1), (.spectate, 2), (.joinRequest, 3), (.sync, 4), (.play, 5),
            (.partyPrivacyFriends, 6), (.partyPrivacyVoiceChannel, 7), (.embedded, 8),
        ] as [(Activity.Flags, Int)]
    )
    func `flags have their documented bits`(flag: Activity.Flags, bit: Int) {
        #expect(flag.rawValue == 1 << bit)
    }

    private func received(_ json: String) throws -> Activity {
        try JSONDecoder().decode(Activity.self, from: Data(json.utf8))
    }

    private static let full = """
        {"id":"spotify:1","name":"Song","type":2,"url":"u","state":"Band","created_at":1600000000000,
        "timestamps":{"start":1600000000001,"end":"1600000000002"},"application_id":"367827983903490050",
        "status_display_type":2,"details":"Title","details_url":"du","state_url":"su",
        "emoji":{"name":"blob","id":"41771983429993937","animated":true},"party":{"id":"p","size":[1,5]},
        "assets":{"large_image":"mp:external/x","large_text":"lt","large_url":"lu","small_image":"1",
        "small_text":"st","small_url":"smu","invite_cover_image":"c"},
        "secrets":{"join":"j","spectate":"s","match":"m"},"instance":true,"flags":274,
        "buttons":["Watch",{"label":"Go","url":"b"}],"session_id":"s","sync_id":"y","platform":"desktop"}
        """

    private static let fullAsEncoded = """
        {"name":"Song","type":2,"url":"u","state":"Band","created_at":1600000000000,
        "timestamps":{"start":1600000000001,"end":1600000000002},"application_id":"367827983903490050",
        "status_display_type":2,"details":"Title","details_url":"du","state_url":"su",
        "emoji":{"name":"blob","id":"41771983429993937","animated":true},"party":{"id":"p","size":[1,5]},
        "assets":{"large_image":"mp:external/x","large_text":"lt","large_url":"lu","small_image":"1",
        "small_text":"st","small_url":"smu","invite_cover_image":"c"},
        "secrets":{"join":"j","spectate":"s","match":"m"},"instance":true,"flags":274,
        "buttons":["Watch",{"label":"Go","url":"b"}]}
        """
}

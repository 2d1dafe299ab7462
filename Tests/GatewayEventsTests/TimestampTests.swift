import GatewayEvents
import GatewayJSON
import GatewayProtocol
import Testing

struct TimestampTests {
    @Test(arguments: [
        ("2021-03-31T18:45:31.297561+00:00", 1_617_216_331_297),
        ("2016-04-30T11:18:25.796+00:00", 1_462_015_105_796),
        ("2016-04-30T11:18:25.796Z", 1_462_015_105_796),
        ("2016-04-30T11:18:25", 1_462_015_105_000),
        ("2016-04-30T13:18:25+02:00", 1_462_015_105_000),
        ("2016-04-30T06:18:25.5-05:00", 1_462_015_105_500),
        ("1970-01-01T00:00:00+00:00", 0),
        ("1969-12-31T23:59:59.999999+00:00", -1),
        ("2000-02-29T00:00:00+00:00", 951_782_400_000),
        ("0000-01-01T00:00:00+00:00", -62_167_219_200_000),
        ("9999-12-31T23:59:59.999+00:00", 253_402_300_799_999),
    ])
    func `tells the moment and keeps the text`(text: String, milliseconds: Int64) throws {
        let timestamp = Timestamp(text)
        #expect(timestamp.millisecondsSinceUnixEpoch == milliseconds)
        #expect(timestamp.description == text)
        #expect(timestamp.encoded() == Array("\"\(text)\"".utf8))
    }

    @Test(arguments: [
        "", "yesterday", "2021-02-29T00:00:00+00:00", "2021-13-01T00:00:00Z", "2021-01-00T00:00:00Z",
        "2021-01-01T24:00:00Z", "2021-01-01T00:60:00Z", "2021-01-01T00:00:60Z", "2021-01-01T00:00:00.Z",
        "2021-01-01T00:00:00.1234567Z", "2021-01-01T00:00:00+0000", "2021-01-01T00:00:00Z ", "2021-01-01 00:00:00",
        "-021-01-01T00:00:00Z", "2021-01-01T00:00", "1900-02-29T00:00:00Z",
    ])
    func `keeps a text that is no moment`(text: String) {
        let timestamp = Timestamp(text)
        #expect(timestamp.millisecondsSinceUnixEpoch == nil)
        #expect(timestamp.description == text)
    }

    @Test func `is made of a moment, and of the nearest one where there is none`() {
        #expect(Timestamp(millisecondsSinceUnixEpoch: 1_462_015_105_796) == "2016-04-30T11:18:25.796000+00:00")
        #expect(Timestamp(millisecondsSinceUnixEpoch: .min) == "0000-01-01T00:00:00.000000+00:00")
        #expect(Timestamp(millisecondsSinceUnixEpoch: .max) == "9999-12-31T23:59:59.999000+00:00")
    }

    @Test func `any moment is read as it was written`() {
        let seed = UInt64.random(in: .min ... .max)
        var random = SeededRandom(seed: seed)
        for _ in 0..<2_000 {
            let milliseconds = Int64.random(in: -62_167_219_200_000...253_402_300_799_999, using: &random)
            let timestamp = Timestamp(millisecondsSinceUnixEpoch: milliseconds)
            let again = Timestamp(timestamp.description)
            #expect(again.millisecondsSinceUnixEpoch == milliseconds, "seed \(seed)")
            #expect(again == timestamp, "seed \(seed)")
        }
    }
}

import Foundation
import GatewayJSON
import GatewayModels
import Testing

@Suite struct SnowflakeTests {
    @Test func `the example of Discord's documentation comes apart as documented`() {
        let snowflake: Snowflake = 175_928_847_299_117_063
        #expect(snowflake.millisecondsSinceUnixEpoch == 1_462_015_105_796)
        #expect(snowflake.workerID == 1)
        #expect(snowflake.processID == 0)
        #expect(snowflake.increment == 7)
    }

    @Test func `every field of the largest identifier is full`() {
        let snowflake = Snowflake(.max)
        #expect(snowflake.millisecondsSinceUnixEpoch == 1_420_070_400_000 + (1 << 42) - 1)
        #expect(snowflake.workerID == 31)
        #expect(snowflake.processID == 31)
        #expect(snowflake.increment == 4095)
    }

    @Test(
        arguments: [
            (1_420_070_400_000, 0),
            (1_420_070_400_001, 1 << 22),
            (1_462_015_105_796, 175_928_847_298_985_984),
            (0, 0),
            (1_420_070_399_999, 0),
            (1_420_070_400_000 + (1 << 42) - 1, 0xFFFF_FFFF_FFC0_0000),
            (1_420_070_400_000 + (1 << 42), 0xFFFF_FFFF_FFC0_0000),
            (.max, 0xFFFF_FFFF_FFC0_0000),
        ] as [(UInt64, UInt64)]
    )
    func `a moment gives its smallest identifier`(milliseconds: UInt64, expected: UInt64) {
        #expect(Snowflake(millisecondsSinceUnixEpoch: milliseconds).rawValue == expected)
    }

    @Test(
        arguments: [
            (613_425_648_685_547_541, 0, 2, 8),
            (41_771_983_423_143_937, 0, 0, 6),
            (81_384_788_765_712_384, 0, 1, 2),
            (197_038_439_483_310_086, 0, 2, 2),
            (0, 0, 0, 0),
        ] as [(Snowflake, Int, Int, Int)]
    )
    func `a guild belongs to one shard of two three and sixteen`(guild: Snowflake, two: Int, three: Int, sixteen: Int) {
        #expect(guild.shardIndex(of: 1) == 0)
        #expect(guild.shardIndex(of: 2) == two)
        #expect(guild.shardIndex(of: 3) == three)
        #expect(guild.shardIndex(of: 16) == sixteen)
    }

    @Test func `routing to no shards stops the program`() async {
        await #expect(processExitsWith: .failure) {
            _ = Snowflake(1).shardIndex(of: 0)
        }
    }

    @Test func `sorts by age`() {
        let snowflakes: [Snowflake] = [613_425_648_685_547_541, 1, 41_771_983_423_143_937]
        #expect(snowflakes.sorted() == [1, 41_771_983_423_143_937, 613_425_648_685_547_541])
    }

    @Test(arguments: ["0", "1", "175928847299117063", "18446744073709551615"])
    func `reads decimal digits and gives them back`(text: String) {
        #expect(Snowflake(text)?.description == text)
    }

    @Test(arguments: ["", " 1", "+1", "-1", "1.0", "0x1", "1e3", "18446744073709551616", "١"])
    func `anything but 64 bits of decimal digits is no identifier`(text: String) {
        #expect(Snowflake(text) == nil)
    }

    @Test(
        arguments: [
            (.string("175928847299117063"), 175_928_847_299_117_063),
            (.integer(7), 7),
            (.unsigned(.max), Snowflake(.max)),
            (.integer(-1), nil),
            (.string("x"), nil),
            (.number(1.5), nil),
            (.null, nil),
            (.bool(true), nil),
            ([1], nil),
        ] as [(JSONValue, Snowflake?)]
    )
    func `a JSON string or integer is read and nothing else`(json: JSONValue, expected: Snowflake?) {
        #expect(Snowflake(json) == expected)
    }

    @Test func `is decoded from a string or an integer and encoded as a string`() throws {
        let decoded = try JSONDecoder().decode(
            [Snowflake].self,
            from: Data(#"["175928847299117063",7,"0",18446744073709551615]"#.utf8)
        )
        #expect(decoded == [175_928_847_299_117_063, 7, 0, Snowflake(.max)])
        #expect(try text(JSONEncoder().encode(decoded.dropLast())) == #"["175928847299117063","7","0"]"#)
        #expect(text((7 as Snowflake).encoded()) == #""7""#)
    }

    @Test(arguments: ["-1", "1.5", "true", "null", #""abc""#, #""""#, #""-1""#, "[1]"])
    func `decoding anything else fails`(json: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Snowflake].self, from: Data("[\(json)]".utf8))
        }
    }
}

/// The text of some UTF-8.
func text(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: Array(bytes), as: UTF8.self)
}

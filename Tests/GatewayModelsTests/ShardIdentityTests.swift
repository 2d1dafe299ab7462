import Foundation
import GatewayJSON
import GatewayModels
import Testing

@Suite struct ShardIdentityTests {
    @Test func `holds an id below its count`() throws {
        let identity = try ShardIdentity(id: 15, count: 16)
        #expect(identity.id == 15)
        #expect(identity.count == 16)
        #expect(try ShardIdentity.single == ShardIdentity(id: 0, count: 1))
    }

    @Test(arguments: [(1, 1), (2, 1), (-1, 1), (0, 0), (0, -1), (-2, -1), (.max, .max), (.min, 1)])
    func `numbers out of their ranges are refused`(id: Int, count: Int) {
        let error = #expect(throws: InvalidShardIdentity(id: id, count: count)) {
            try ShardIdentity(id: id, count: count)
        }
        #expect(error?.description == "there is no shard \(id) of \(count)")
    }

    @Test(arguments: ["0/1", "3/16", "15/16"])
    func `reads its text and gives it back`(text: String) {
        #expect(ShardIdentity(text)?.description == text)
    }

    @Test(arguments: [
        "", "0", "/", "0/", "/1", "1/1", "0/0", "-1/1", "+0/1", "0/1/2", "0 / 1", "a/b", "0,1",
        "0/99999999999999999999",
    ])
    func `other texts are no identity`(text: String) {
        #expect(ShardIdentity(text) == nil)
    }

    @Test func `is an array of two in JSON`() throws {
        let identity = try ShardIdentity(id: 3, count: 16)
        #expect(text(identity.encoded()) == "[3,16]")
        #expect(try text(JSONEncoder().encode(identity)) == "[3,16]")
        #expect(try JSONDecoder().decode(ShardIdentity.self, from: Data("[3,16]".utf8)) == identity)
    }

    @Test(arguments: ["[]", "[0]", "[1,1]", "[0,0]", "[-1,1]", "[0,1,2]", #"["0","1"]"#, "0", "{}"])
    func `decoding anything else fails`(json: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(ShardIdentity.self, from: Data(json.utf8))
        }
    }
}

@Suite struct ConnectionSettingTests {
    @Test func `only the stream compression is asked for in the URL`() {
        #if Zstd
        let streams = ["zlib-stream", "zstd-stream"]
        #else
        let streams = ["zlib-stream"]
        #endif
        #expect(Compression.allCases.map(\.rawValue) == ["none", "payload"] + streams)
        #expect(Compression.allCases.map(\.queryValue) == [nil, nil] + streams)
        #expect(Compression(rawValue: "zlib-stream") == .zlibStream)
    }

    @Test func `capabilities are an integer in JSON`() throws {
        #expect(Capabilities.channelObfuscation.rawValue == 32768)
        #expect(text(([.channelObfuscation, Capabilities(rawValue: 1)] as Capabilities).encoded()) == "32769")
        #expect(try JSONDecoder().decode(Capabilities.self, from: Data("32768".utf8)) == .channelObfuscation)
    }
}

#if Zstd
import GatewayTestKit
import Testing

struct ZstdCompressorTests {
    private static let hello =
        #"{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250,"_trace":["[\"gateway-test\",{\"micros\":0.0}]"]}}"#

    @Test func `a frame begins as the gateway's does, and goes on`() {
        let compressor = ZstdCompressor()
        let first = compressor.compress(Array(Self.hello.utf8))
        #expect(first.starts(with: [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x40]))
        let second = compressor.compress(Array(Self.hello.utf8))
        #expect(!second.starts(with: [0x28, 0xB5, 0x2F, 0xFD]))
        #expect(second.count < first.count / 4)
    }

    @Test func `an encoder keeps one frame for its connection`() {
        let encoder = PayloadEncoder()
        let first = encoder.encode(Array(Self.hello.utf8), as: .zstdStream)
        let second = encoder.encode(Array(Self.hello.utf8), as: .zstdStream)
        #expect(!first.isText && !second.isText)
        #expect(second.bytes.count < first.bytes.count / 4)
    }
}
#endif

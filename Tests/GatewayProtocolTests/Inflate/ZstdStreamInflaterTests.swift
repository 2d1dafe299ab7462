#if Zstd
import GatewayModels
import GatewayProtocol
import GatewayTestKit
import Testing

@Suite struct ZstdStreamInflaterTests {
    private func inflater(limit: Int = 1 << 26) -> any Inflater {
        Compression.zstdStream.makeInflater(limit: limit)
    }

    @Test func `the messages of a connection share one context`() throws {
        let inflater = inflater()
        let payloads = try Vectors.zstd.map { try inflater.inflate($0, isText: false) }
        #expect(payloads == Vectors.payloads.map { [$0] })
    }

    @Test func `a new connection has a new context`() throws {
        let first = inflater()
        for message in Vectors.zstd { _ = try first.inflate(message, isText: false) }
        #expect(try inflater().inflate(Vectors.zstd[0], isText: false) == [Vectors.payloads[0]])
        #expect(throws: ProtocolError.self) { try inflater().inflate(Vectors.zstd[1], isText: false) }
    }

    @Test(arguments: [100, 4096, (128 << 10) - 1, (128 << 10) + 1, 300_000])
    func `a payload of any size comes out whole`(size: Int) throws {
        let inflater = inflater()
        let compressor = ZstdCompressor()
        for payload in Vectors.large(size) {
            #expect(try inflater.inflate(compressor.compress(payload), isText: false) == [payload])
        }
    }

    @Test func `12 MB come out whole, at 100 to 1 and more`() throws {
        let payload = [UInt8](repeating: UInt8(ascii: "a"), count: 12_000_000)
        let message = ZstdCompressor().compress(payload)
        #expect(message.count * 100 < payload.count)
        let payloads = try inflater().inflate(message, isText: false)
        #expect(payloads.map(\.count) == [payload.count])
        #expect(payloads[0].suffix(1000) == payload.suffix(1000))
    }

    @Test func `a payload at the limit is accepted, and one over it refused`() throws {
        let message = ZstdCompressor().compress([UInt8](repeating: 0, count: 200_000))
        #expect(try inflater(limit: 200_000).inflate(message, isText: false)[0].count == 200_000)
        let error = #expect(throws: ProtocolError.self) { try inflater(limit: 199_999).inflate(message, isText: false) }
        #expect(error?.code == .payloadTooLarge)
    }

    @Test func `a message that completes no block is no payload`() throws {
        let inflater = inflater()
        #expect(try inflater.inflate(Array(Vectors.zstd[0].prefix(6)), isText: false) == [])
        #expect(try inflater.inflate([], isText: false) == [])
        #expect(try inflater.inflate(Array(Vectors.zstd[0].dropFirst(6)), isText: false) == [Vectors.payloads[0]])
    }

    @Test func `any number of empty messages is nothing`() throws {
        let inflater = inflater()
        for (message, payload) in zip(Vectors.zstd, Vectors.payloads) {
            for _ in 0..<100 { #expect(try inflater.inflate([], isText: false).isEmpty) }
            #expect(try inflater.inflate(message, isText: false) == [payload])
        }
    }

    @Test func `a frame of a format before the standard is refused, in one piece and in many`() {
        // libzstd 0.6; found by fuzzing, since it gave an error in pieces only.
        let frame = hex("26b52ffd00400b0000000000000000004b0000100000")
        for messages in [[frame], frame.map { [$0] }] {
            let inflater = inflater()
            let error = #expect(throws: ProtocolError.self) {
                for message in messages { _ = try inflater.inflate(message, isText: false) }
            }
            #expect(error?.code == .corruptCompression)
        }
    }

    @Test func `a frame that ends is corrupt, and so is one that only skips`() {
        let ended = Vectors.zstd[0] + [0x01, 0x00, 0x00]
        for message in [ended, ended + Vectors.zstd[0], [0x50, 0x2A, 0x4D, 0x18, 0, 0, 0, 0]] {
            let error = #expect(throws: ProtocolError.self) { try inflater().inflate(message, isText: false) }
            #expect(error?.code == .corruptCompression)
        }
    }

    @Test func `a window above the cap is refused, and one at it is not`() throws {
        // RFC 8878, section 3.1.1.1.2: the exponent above 10 in the upper five bits. Then one raw block of one byte.
        func frame(windowLog: UInt8) -> [UInt8] {
            [0x28, 0xB5, 0x2F, 0xFD, 0x00, (windowLog - 10) << 3, 0x08, 0x00, 0x00, 0x7B]
        }
        #expect(try inflater().inflate(frame(windowLog: 27), isText: false) == [[0x7B]])
        let error = #expect(throws: ProtocolError.self) {
            try inflater().inflate(frame(windowLog: 28), isText: false)
        }
        #expect(error?.code == .corruptCompression)
    }

    @Test func `every flipped bit gives an error or some bytes, and never a crash`() {
        for position in Vectors.zstd[0].indices {
            for bit in 0..<8 {
                var message = Vectors.zstd[0]
                message[position] ^= 1 << bit
                let inflater = inflater(limit: 1 << 16)
                do {
                    _ = try inflater.inflate(message, isText: false)
                } catch {
                    #expect(error.code == .corruptCompression || error.code == .payloadTooLarge)
                }
            }
        }
    }
}
#endif

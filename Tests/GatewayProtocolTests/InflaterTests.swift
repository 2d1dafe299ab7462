import GatewayModels
import GatewayProtocol
import Testing

@Suite struct InflaterTests {
    // One zlib stream made by zlib 1.2: HELLO, then two heartbeat ACKs.
    static let stream = [
        hex(
            "789c34c9410a83301005d0bbfc752ab1e866ae92888c3aa8106349a62d1272f776e3eec12b50507c8760906f9c2f506b0d1650c126"
                + "9c7412d6718f2ae9c301d4b5cffeffa3269e05e4e03c5656f9f2f550c9ea618ac7b1cfe9cc1e641b5b070cb5fe000000ffff"
        ),
        hex("aac6659921d83290402d000000ffff"),
        hex("22460d000000ffff"),
    ]
    static let helloText =
        #"{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250,"_trace":["[\"gateway-test\",{\"micros\":0.0}]"]}}"#
    static let acknowledgement = #"{"t":null,"s":null,"op":11,"d":null}"#

    private func inflater(_ compression: Compression, limit: Int = 1 << 26) -> any Inflater {
        compression.makeInflater(limit: limit)
    }

    @Test func `a zlib-stream's messages share one context`() throws {
        let inflater = inflater(.zlibStream)
        let texts = try Self.stream.map { text(try #require(try inflater.inflate($0, isText: false))) }
        #expect(texts == [Self.helloText, Self.acknowledgement, Self.acknowledgement])
    }

    @Test func `a payload split over messages, even inside its suffix, is put together`() throws {
        for cut in 1..<Self.stream[0].count {
            let inflater = inflater(.zlibStream)
            let (head, tail) = (Array(Self.stream[0][..<cut]), Array(Self.stream[0][cut...]))
            #expect(try inflater.inflate(head, isText: false) == nil)
            #expect(try inflater.inflate(tail, isText: false).map(text) == Self.helloText)
            #expect(try inflater.inflate(Self.stream[1], isText: false).map(text) == Self.acknowledgement)
        }
    }

    @Test(arguments: [0, 1, 6, 9] as [Int32])
    func `any level of compression is understood`(level: Int32) throws {
        let inflater = inflater(.zlibStream)
        for message in deflated([bytes(Self.helloText), bytes(Self.acknowledgement)], level: level) {
            _ = try #require(try inflater.inflate(message, isText: false))
        }
    }

    @Test(arguments: [100, 4096, 128 << 10, 2 << 20])
    func `a payload of any size comes out whole, at 100 to 1 and more`(size: Int) throws {
        let inflater = inflater(.zlibStream)
        let payload = [UInt8](repeating: UInt8(ascii: "a"), count: size)
        var other = (0..<997).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }
        while other.count < size { other += other }
        other.removeLast(other.count - size)
        for (message, expected) in zip(deflated([payload, other, payload]), [payload, other, payload]) {
            #expect(try inflater.inflate(message, isText: false) == expected)
        }
    }

    @Test func `a payload over the limit is refused`() {
        let inflater = inflater(.zlibStream, limit: 10_000)
        let message = deflated([[UInt8](repeating: 0, count: 10_001)])[0]
        #expect(throws: ProtocolError.self) { try inflater.inflate(message, isText: false) }
    }

    @Test func `a payload at the limit is accepted`() throws {
        let inflater = inflater(.zlibStream, limit: 10_000)
        let message = deflated([[UInt8](repeating: 0, count: 10_000)])[0]
        #expect(try inflater.inflate(message, isText: false)?.count == 10_000)
    }

    @Test func `messages that never complete a payload are bounded`() {
        let inflater = inflater(.zlibStream, limit: 1000)
        #expect(throws: ProtocolError.self) {
            for _ in 0..<100 { _ = try inflater.inflate([UInt8](repeating: 1, count: 64), isText: false) }
        }
    }

    @Test func `every flipped bit gives an error or some bytes, and never a crash`() {
        for position in Self.stream[0].indices {
            for bit in 0..<8 {
                var message = Self.stream[0]
                message[position] ^= 1 << bit
                let inflater = inflater(.zlibStream, limit: 1 << 16)
                do {
                    _ = try inflater.inflate(message, isText: false)
                } catch {
                    #expect(error.code == .corruptCompression || error.code == .payloadTooLarge)
                }
            }
        }
    }

    @Test func `a stream without a zlib header is corrupt`() {
        let error = #expect(throws: ProtocolError.self) {
            try inflater(.zlibStream).inflate(bytes(Self.helloText) + [0, 0, 0xFF, 0xFF], isText: false)
        }
        #expect(error?.code == .corruptCompression)
    }

    @Test func `text in a zlib-stream, and bytes without compression, are refused`() {
        let inText = #expect(throws: ProtocolError.self) { try inflater(.zlibStream).inflate([0x7B], isText: true) }
        #expect(inText?.code == .unexpectedMessageKind)
        let inBytes = #expect(throws: ProtocolError.self) { try inflater(.none).inflate([0x7B], isText: false) }
        #expect(inBytes?.code == .unexpectedMessageKind)
    }

    @Test func `without compression text passes as it is, up to the limit`() throws {
        let payload = bytes(Self.helloText)
        #expect(try inflater(.none).inflate(payload, isText: true) == payload)
        let error = #expect(throws: ProtocolError.self) { try inflater(.none, limit: 8).inflate(payload, isText: true) }
        #expect(error?.code == .payloadTooLarge)
    }

    @Test func `payload compression takes any mix of text and whole streams`() throws {
        let inflater = inflater(.payload)
        let payload = bytes(Self.helloText)
        #expect(try inflater.inflate(payload, isText: true) == payload)
        for _ in 0..<3 {
            #expect(try inflater.inflate(deflated([payload], ends: true)[0], isText: false) == payload)
        }
    }

    @Test func `a compressed payload that is cut, has more behind it or a wrong checksum is corrupt`() {
        let whole = deflated([bytes(Self.helloText)], ends: true)[0]
        var wrong = whole
        wrong[wrong.count - 1] ^= 1
        for message in [Array(whole.dropLast()), whole + [0], wrong, []] {
            let error = #expect(throws: ProtocolError.self) {
                try inflater(.payload).inflate(message, isText: false)
            }
            #expect(error?.code == .corruptCompression)
        }
    }
}

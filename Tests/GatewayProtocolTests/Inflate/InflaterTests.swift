import GatewayModels
import GatewayProtocol
import Testing

@Suite struct InflaterTests {
    private func inflater(_ compression: Compression, limit: Int = 1 << 26) -> any Inflater {
        compression.makeInflater(limit: limit)
    }

    @Test func `bytes without compression, and text in a stream, are refused`() {
        let inBytes = #expect(throws: ProtocolError.self) { try inflater(.none).inflate([0x7B], isText: false) }
        #expect(inBytes?.code == .unexpectedMessageKind)
        for compression in Compression.allCases where compression.queryValue != nil {
            let inText = #expect(throws: ProtocolError.self) { try inflater(compression).inflate([0x7B], isText: true) }
            #expect(inText?.code == .unexpectedMessageKind)
        }
    }

    @Test(arguments: [Compression.none, .payload])
    func `text passes as it is, up to the limit`(compression: Compression) throws {
        let payload = bytes(Vectors.hello)
        #expect(try inflater(compression).inflate(payload, isText: true) == [payload])
        let error = #expect(throws: ProtocolError.self) {
            try inflater(compression, limit: payload.count - 1).inflate(payload, isText: true)
        }
        #expect(error?.code == .payloadTooLarge)
    }

    @Test func `payload compression takes any mix of text and whole streams`() throws {
        let inflater = inflater(.payload)
        let payload = bytes(Vectors.hello)
        for _ in 0..<3 {
            #expect(try inflater.inflate(payload, isText: true) == [payload])
            #expect(try inflater.inflate(deflated([payload], ends: true)[0], isText: false) == [payload])
        }
    }

    @Test func `a compressed payload that is cut, has more behind it or a wrong checksum is corrupt`() {
        let whole = deflated([bytes(Vectors.hello)], ends: true)[0]
        var wrong = whole
        wrong[wrong.count - 1] ^= 1
        for message in [Array(whole.dropLast()), whole + [0], wrong, []] {
            let error = #expect(throws: ProtocolError.self) {
                try inflater(.payload).inflate(message, isText: false)
            }
            #expect(error?.code == .corruptCompression)
        }
    }

    @Test func `a compressed payload of 12 MB comes out whole, and not beyond the limit`() throws {
        let payload = [UInt8](repeating: UInt8(ascii: "a"), count: 12_000_000)
        let message = deflated([payload], ends: true)[0]
        #expect(message.count * 100 < payload.count)
        let payloads = try inflater(.payload, limit: payload.count).inflate(message, isText: false)
        #expect(payloads.map(\.count) == [payload.count])
        let error = #expect(throws: ProtocolError.self) {
            try inflater(.payload, limit: payload.count - 1).inflate(message, isText: false)
        }
        #expect(error?.code == .payloadTooLarge)
    }
}

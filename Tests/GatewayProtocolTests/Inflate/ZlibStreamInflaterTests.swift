import GatewayModels
import GatewayProtocol
import Testing

@Suite struct ZlibStreamInflaterTests {
    private func inflater(limit: Int = 1 << 26) -> any Inflater {
        Compression.zlibStream.makeInflater(limit: limit)
    }

    @Test func `the messages of a connection share one context`() throws {
        let inflater = inflater()
        let payloads = try Vectors.zlib.map { try inflater.inflate($0, isText: false) }
        #expect(payloads == Vectors.payloads.map { [$0] })
    }

    @Test func `a new connection has a new context`() throws {
        let first = inflater()
        for message in Vectors.zlib { _ = try first.inflate(message, isText: false) }
        #expect(try inflater().inflate(Vectors.zlib[0], isText: false) == [Vectors.payloads[0]])
        #expect(throws: ProtocolError.self) { try inflater().inflate(Vectors.zlib[1], isText: false) }
    }

    @Test func `a payload split anywhere, even inside its header or suffix, is put together`() throws {
        for cut in 1..<Vectors.zlib[0].count {
            let inflater = inflater()
            #expect(try inflater.inflate(Array(Vectors.zlib[0][..<cut]), isText: false) == [])
            #expect(try inflater.inflate(Array(Vectors.zlib[0][cut...]), isText: false) == [Vectors.payloads[0]])
            #expect(try inflater.inflate(Vectors.zlib[1], isText: false) == [Vectors.payloads[1]])
        }
    }

    @Test func `a stream in single bytes gives its payloads as it completes them`() throws {
        let inflater = inflater()
        for (message, payload) in zip(Vectors.zlib, Vectors.payloads) {
            for byte in message.dropLast() { #expect(try inflater.inflate([byte], isText: false) == []) }
            #expect(try inflater.inflate([0xFF], isText: false) == [payload])
        }
    }

    @Test func `several payloads in one message come out one by one`() throws {
        #expect(try inflater().inflate(Array(Vectors.zlib.joined()), isText: false) == Vectors.payloads)
        let inflater = inflater()
        let joined = Array(Vectors.zlib.joined())
        let cut = Vectors.zlib[0].count + Vectors.zlib[1].count - 1
        #expect(try inflater.inflate(Array(joined[..<cut]), isText: false) == [Vectors.payloads[0]])
        #expect(try inflater.inflate(Array(joined[cut...]), isText: false) == Array(Vectors.payloads[1...]))
    }

    @Test func `a message that only ends like a flush ends no payload`() throws {
        // Stored blocks hold their data as it is: this payload has the four bytes in the middle.
        let payload: [UInt8] = [1, 2, 3, 0x00, 0x00, 0xFF, 0xFF, 4, 5]
        let message = deflated([payload], level: 0)[0]
        let cut = try #require(message.indices.first { message[$0...].starts(with: [0xFF, 0xFF, 4]) }) + 2
        let inflater = inflater()
        #expect(try inflater.inflate(Array(message[..<cut]), isText: false) == [])
        #expect(try inflater.inflate(Array(message[cut...]), isText: false) == [payload])
    }

    @Test func `a flush of nothing is no payload`() throws {
        let inflater = inflater()
        _ = try inflater.inflate(Vectors.zlib[0], isText: false)
        #expect(try inflater.inflate([0x00, 0x00, 0x00, 0xFF, 0xFF], isText: false) == [])
        #expect(try inflater.inflate(Vectors.zlib[1], isText: false) == [Vectors.payloads[1]])
    }

    @Test func `empty messages change nothing`() throws {
        let inflater = inflater()
        for (message, payload) in zip(Vectors.zlib, Vectors.payloads) {
            #expect(try inflater.inflate([], isText: false) == [])
            #expect(try inflater.inflate(message, isText: false) == [payload])
        }
    }

    @Test(arguments: [0, 1, 6, 9] as [Int32])
    func `any level of compression is understood`(level: Int32) throws {
        let inflater = inflater()
        for (message, payload) in zip(deflated(Vectors.payloads, level: level), Vectors.payloads) {
            #expect(try inflater.inflate(message, isText: false) == [payload])
        }
    }

    @Test(arguments: [100, 4096, (128 << 10) - 1, (128 << 10) + 1, 300_000])
    func `L4: a payload of any size comes out whole`(size: Int) throws {
        let inflater = inflater()
        let payloads = Vectors.large(size)
        for (message, expected) in zip(deflated(payloads), payloads) {
            #expect(try inflater.inflate(message, isText: false) == [expected])
        }
    }

    @Test func `L4: 12 MB come out whole, at 100 to 1 and more`() throws {
        let payload = [UInt8](repeating: UInt8(ascii: "a"), count: 12_000_000)
        let message = deflated([payload])[0]
        #expect(message.count * 100 < payload.count)
        let payloads = try inflater().inflate(message, isText: false)
        #expect(payloads.map(\.count) == [payload.count])
        #expect(payloads[0].suffix(1000) == payload.suffix(1000))
    }

    @Test func `a payload at the limit is accepted, and one over it refused`() throws {
        let message = deflated([[UInt8](repeating: 0, count: 10_000)])[0]
        #expect(try inflater(limit: 10_000).inflate(message, isText: false)[0].count == 10_000)
        let error = #expect(throws: ProtocolError.self) { try inflater(limit: 9_999).inflate(message, isText: false) }
        #expect(error?.code == .payloadTooLarge)
    }

    @Test func `the limit is that of one payload, not of a message`() throws {
        let payloads = [[UInt8]](repeating: [UInt8](repeating: 0, count: 10_000), count: 3)
        let message = Array(deflated(payloads).joined())
        #expect(try inflater(limit: 10_000).inflate(message, isText: false) == payloads)
    }

    @Test func `messages that never complete a payload are bounded`() {
        let inflater = inflater(limit: 1000)
        let message = deflated([[UInt8](repeating: 7, count: 1001)])[0].dropLast()
        let error = #expect(throws: ProtocolError.self) {
            for byte in message { _ = try inflater.inflate([byte], isText: false) }
        }
        #expect(error?.code == .payloadTooLarge)
    }

    @Test func `payloads before an error come out`() {
        let inflater = inflater()
        var payloads: [[UInt8]] = []
        let message = Vectors.zlib[0] + Vectors.zlib[1] + [0xFF]
        #expect(throws: ProtocolError.self) { try inflater.inflate(message[...], isText: false, into: &payloads) }
        #expect(payloads == Array(Vectors.payloads[..<2]))
    }

    @Test func `every flipped bit gives an error or some bytes, and never a crash`() {
        for position in Vectors.zlib[0].indices {
            for bit in 0..<8 {
                var message = Vectors.zlib[0]
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

    @Test(arguments: [[0x7B, 0x22], [0x78, 0x9D], [0x88, 0x1C], [0x78, 0xBB]] as [[UInt8]])
    func `a stream without the header of a zlib stream is corrupt`(header: [UInt8]) {
        let error = #expect(throws: ProtocolError.self) { try inflater().inflate(header, isText: false) }
        #expect(error?.code == .corruptCompression)
    }

    @Test func `a stream that ends is corrupt`() {
        let error = #expect(throws: ProtocolError.self) {
            try inflater().inflate(Array(deflated(Vectors.payloads, ends: true).joined()), isText: false)
        }
        #expect(error?.code == .corruptCompression)
    }
}

import GatewayModels
import GatewayProtocol
import Testing

@Suite struct ZlibStreamInflaterTests {
    private func inflater(_ engine: InflateEngine, limit: Int = 1 << 26) -> any Inflater {
        Compression.zlibStream.makeInflater(limit: limit, engine: engine)
    }

    @Test(arguments: InflateEngine.allCases)
    func `the messages of a connection share one context`(engine: InflateEngine) throws {
        let inflater = inflater(engine)
        let payloads = try Vectors.zlib.map { try inflater.inflate($0, isText: false) }
        #expect(payloads == Vectors.payloads.map { [$0] })
    }

    @Test(arguments: InflateEngine.allCases)
    func `a new connection has a new context`(engine: InflateEngine) throws {
        let first = inflater(engine)
        for message in Vectors.zlib { _ = try first.inflate(message, isText: false) }
        #expect(try inflater(engine).inflate(Vectors.zlib[0], isText: false) == [Vectors.payloads[0]])
        #expect(throws: ProtocolError.self) { try inflater(engine).inflate(Vectors.zlib[1], isText: false) }
    }

    @Test(arguments: InflateEngine.allCases)
    func `a payload split anywhere, even inside its header or suffix, is put together`(engine: InflateEngine) throws {
        for cut in 1..<Vectors.zlib[0].count {
            let inflater = inflater(engine)
            #expect(try inflater.inflate(Array(Vectors.zlib[0][..<cut]), isText: false) == [])
            #expect(try inflater.inflate(Array(Vectors.zlib[0][cut...]), isText: false) == [Vectors.payloads[0]])
            #expect(try inflater.inflate(Vectors.zlib[1], isText: false) == [Vectors.payloads[1]])
        }
    }

    @Test(arguments: InflateEngine.allCases)
    func `a stream in single bytes gives its payloads as it completes them`(engine: InflateEngine) throws {
        let inflater = inflater(engine)
        for (message, payload) in zip(Vectors.zlib, Vectors.payloads) {
            for byte in message.dropLast() { #expect(try inflater.inflate([byte], isText: false) == []) }
            #expect(try inflater.inflate([0xFF], isText: false) == [payload])
        }
    }

    @Test(arguments: InflateEngine.allCases)
    func `several payloads in one message come out one by one`(engine: InflateEngine) throws {
        #expect(try inflater(engine).inflate(Array(Vectors.zlib.joined()), isText: false) == Vectors.payloads)
        let inflater = inflater(engine)
        let joined = Array(Vectors.zlib.joined())
        let cut = Vectors.zlib[0].count + Vectors.zlib[1].count - 1
        #expect(try inflater.inflate(Array(joined[..<cut]), isText: false) == [Vectors.payloads[0]])
        #expect(try inflater.inflate(Array(joined[cut...]), isText: false) == Array(Vectors.payloads[1...]))
    }

    @Test(arguments: InflateEngine.allCases)
    func `a message that only ends like a flush ends no payload`(engine: InflateEngine) throws {
        // Stored blocks hold their data as it is: this payload has the four bytes in the middle.
        let payload: [UInt8] = [1, 2, 3, 0x00, 0x00, 0xFF, 0xFF, 4, 5]
        let message = deflated([payload], level: 0)[0]
        let cut = try #require(message.indices.first { message[$0...].starts(with: [0xFF, 0xFF, 4]) }) + 2
        let inflater = inflater(engine)
        #expect(try inflater.inflate(Array(message[..<cut]), isText: false) == [])
        #expect(try inflater.inflate(Array(message[cut...]), isText: false) == [payload])
    }

    @Test(arguments: InflateEngine.allCases)
    func `a flush of nothing is no payload`(engine: InflateEngine) throws {
        let inflater = inflater(engine)
        _ = try inflater.inflate(Vectors.zlib[0], isText: false)
        #expect(try inflater.inflate([0x00, 0x00, 0x00, 0xFF, 0xFF], isText: false) == [])
        #expect(try inflater.inflate(Vectors.zlib[1], isText: false) == [Vectors.payloads[1]])
    }

    @Test(arguments: InflateEngine.allCases)
    func `empty messages change nothing`(engine: InflateEngine) throws {
        let inflater = inflater(engine)
        for (message, payload) in zip(Vectors.zlib, Vectors.payloads) {
            #expect(try inflater.inflate([], isText: false) == [])
            #expect(try inflater.inflate(message, isText: false) == [payload])
        }
    }

    @Test(arguments: InflateEngine.allCases, [0, 1, 6, 9] as [Int32])
    func `any level of compression is understood`(engine: InflateEngine, level: Int32) throws {
        let inflater = inflater(engine)
        for (message, payload) in zip(deflated(Vectors.payloads, level: level), Vectors.payloads) {
            #expect(try inflater.inflate(message, isText: false) == [payload])
        }
    }

    @Test(arguments: InflateEngine.allCases, [100, 4096, (128 << 10) - 1, (128 << 10) + 1, 300_000])
    func `a payload of any size comes out whole`(engine: InflateEngine, size: Int) throws {
        let inflater = inflater(engine)
        let payloads = Vectors.large(size)
        for (message, expected) in zip(deflated(payloads), payloads) {
            #expect(try inflater.inflate(message, isText: false) == [expected])
        }
    }

    @Test(arguments: InflateEngine.allCases)
    func `12 MB come out whole, at 100 to 1 and more`(engine: InflateEngine) throws {
        let payload = [UInt8](repeating: UInt8(ascii: "a"), count: 12_000_000)
        let message = deflated([payload])[0]
        #expect(message.count * 100 < payload.count)
        let payloads = try inflater(engine).inflate(message, isText: false)
        #expect(payloads.map(\.count) == [payload.count])
        #expect(payloads[0].suffix(1000) == payload.suffix(1000))
    }

    @Test(arguments: InflateEngine.allCases)
    func `a payload at the limit is accepted, and one over it refused`(engine: InflateEngine) throws {
        let message = deflated([[UInt8](repeating: 0, count: 10_000)])[0]
        #expect(try inflater(engine, limit: 10_000).inflate(message, isText: false)[0].count == 10_000)
        let error = #expect(throws: ProtocolError.self) {
            try inflater(engine, limit: 9_999).inflate(message, isText: false)
        }
        #expect(error?.code == .payloadTooLarge)
    }

    @Test(arguments: InflateEngine.allCases)
    func `any limit is one that can be kept to, be it none`(engine: InflateEngine) throws {
        for limit in [Int.max, 1 << 40] {
            let payloads = Vectors.large(100_000)
            let inflater = inflater(engine, limit: limit)
            #expect(try deflated(payloads).flatMap { try inflater.inflate($0, isText: false) } == payloads)
        }
        for limit in [0, 1] {
            let error = #expect(throws: ProtocolError.self) {
                try inflater(engine, limit: limit).inflate(Vectors.zlib[0], isText: false)
            }
            #expect(error?.code == .payloadTooLarge)
        }
    }

    @Test(arguments: InflateEngine.allCases)
    func `the limit is that of one payload, not of a message`(engine: InflateEngine) throws {
        let payloads = [[UInt8]](repeating: [UInt8](repeating: 0, count: 10_000), count: 3)
        let message = Array(deflated(payloads).joined())
        #expect(try inflater(engine, limit: 10_000).inflate(message, isText: false) == payloads)
    }

    @Test(arguments: InflateEngine.allCases, [0, 1000])
    func `a message of any number of payloads is bounded, however little it came as`(engine: InflateEngine, count: Int)
    {
        let large = [[UInt8]](repeating: [UInt8](repeating: 0, count: 1 << 20), count: 100)
        let small = [[UInt8]](repeating: [0x7B], count: 100_000)
        for payloads in [large, small] {
            let message = Array(deflated(payloads).joined())
            let inflater = inflater(engine, limit: 1 << 20)
            var batch = PayloadBatch()
            batch.removeAll(expecting: count)
            let error = #expect(throws: ProtocolError.self) {
                try inflater.inflate(message.span, isText: false, into: &batch)
            }
            #expect(error?.code == .payloadTooLarge)
            #expect(batch.byteCount + 64 * batch.count <= 5 << 20 + 128)
            #expect(batch.byteCount + 64 * batch.count > 4 << 20)
        }
    }

    @Test(arguments: InflateEngine.allCases)
    func `messages that never complete a payload are bounded`(engine: InflateEngine) {
        let inflater = inflater(engine, limit: 1000)
        let message = deflated([[UInt8](repeating: 7, count: 1001)])[0].dropLast()
        let error = #expect(throws: ProtocolError.self) {
            for byte in message { _ = try inflater.inflate([byte], isText: false) }
        }
        #expect(error?.code == .payloadTooLarge)
    }

    @Test(arguments: InflateEngine.allCases)
    func `payloads before an error come out`(engine: InflateEngine) {
        let inflater = inflater(engine)
        var payloads = PayloadBatch()
        let message = Vectors.zlib[0] + Vectors.zlib[1] + [0xFF]
        #expect(throws: ProtocolError.self) { try inflater.inflate(message.span, isText: false, into: &payloads) }
        #expect(payloads.map(Array.init) == Array(Vectors.payloads[..<2]))
    }

    @Test(arguments: InflateEngine.allCases)
    func `every flipped bit gives an error or some bytes, and never a crash`(engine: InflateEngine) {
        for position in Vectors.zlib[0].indices {
            for bit in 0..<8 {
                var message = Vectors.zlib[0]
                message[position] ^= 1 << bit
                let inflater = inflater(engine, limit: 1 << 16)
                do {
                    _ = try inflater.inflate(message, isText: false)
                } catch {
                    #expect(error.code == .corruptCompression || error.code == .payloadTooLarge)
                }
            }
        }
    }

    @Test(arguments: InflateEngine.allCases, [[0x7B, 0x22], [0x78, 0x9D], [0x88, 0x1C], [0x78, 0xBB]] as [[UInt8]])
    func `a stream without the header of a zlib stream is corrupt`(engine: InflateEngine, header: [UInt8]) {
        let error = #expect(throws: ProtocolError.self) { try inflater(engine).inflate(header, isText: false) }
        #expect(error?.code == .corruptCompression)
    }

    @Test(arguments: InflateEngine.allCases)
    func `a stream that ends is corrupt`(engine: InflateEngine) {
        let error = #expect(throws: ProtocolError.self) {
            try inflater(engine).inflate(Array(deflated(Vectors.payloads, ends: true).joined()), isText: false)
        }
        #expect(error?.code == .corruptCompression)
    }
}

import CZlib

/// Small raw deflate streams of every kind that zlib can write.
enum SeedStreams {
    static func all(using random: inout SplitMix64) -> [[UInt8]] {
        var streams: [[UInt8]] = []
        for level in [0, 1, 4, 6, 9] as [CInt] {
            for strategy in [Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED] {
                for memoryLevel in [1, 8, 9] as [CInt] {
                    for size in [20, 100, 250, 600] {
                        let messages = (0...Int(random.next() % 3)).map { _ in text(size, using: &random) }
                        streams.append(
                            compressed(messages, level, strategy, memoryLevel, ends: random.next() % 4 == 0)
                        )
                    }
                }
            }
        }
        // Codes of every length, and of one or two symbols.
        for skew in 1...12 {
            let bytes = (0..<(60 * skew)).map { _ in UInt8(random.next().trailingZeroBitCount * skew % 256) }
            streams.append(compressed([bytes], 9, Z_HUFFMAN_ONLY, 9, ends: false))
            streams.append(compressed([bytes, bytes], 9, Z_DEFAULT_STRATEGY, 9, ends: false))
        }
        return streams
    }

    private static func text(_ size: Int, using random: inout SplitMix64) -> [UInt8] {
        let words = [
            #"{"t":"PRESENCE_UPDATE","s":"#, #","op":0,"d":{"user":{"id":""#, #""},"status":"online","guild_id":""#,
            #""client_status":{"desktop":"idle"},"activities":[]"#, "null,", "true,", "}}", #"\u00e9"#, "é😀",
            "aaaaaaaaaaaaaaa",
        ]
        var text: [UInt8] = []
        while text.count < size {
            text += words[Int(random.next() % UInt64(words.count))].utf8
            text += "\(random.next() >> (random.next() % 60))".utf8
        }
        return Array(text.prefix(size))
    }

    private static func compressed(
        _ messages: [[UInt8]],
        _ level: CInt,
        _ strategy: CInt,
        _ memoryLevel: CInt,
        ends: Bool
    ) -> [UInt8] {
        var stream = z_stream()
        require(czlib_deflate_init(&stream, level, -15, memoryLevel) == Z_OK, "zlib is out of memory")
        defer { deflateEnd(&stream) }
        require(deflateParams(&stream, level, strategy) == Z_OK, "zlib refuses a strategy")
        var output = [UInt8](repeating: 0, count: 1 << 16)
        let count = output.withUnsafeMutableBufferPointer { output in
            stream.next_out = output.baseAddress
            stream.avail_out = uInt(output.count)
            for (index, message) in messages.enumerated() {
                message.withUnsafeBufferPointer { message in
                    stream.next_in = UnsafeMutablePointer(mutating: message.baseAddress)
                    stream.avail_in = uInt(message.count)
                    _ = deflate(&stream, ends && index == messages.count - 1 ? Z_FINISH : Z_SYNC_FLUSH)
                }
            }
            return output.count - Int(stream.avail_out)
        }
        return Array(output[..<count])
    }
}

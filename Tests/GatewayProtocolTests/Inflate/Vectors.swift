/// Streams made by the compression libraries themselves: HELLO, then two heartbeat ACKs.
enum Vectors {
    static let hello =
        #"{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250,"_trace":["[\"gateway-test\",{\"micros\":0.0}]"]}}"#
    static let acknowledgement = #"{"t":null,"s":null,"op":11,"d":null}"#
    static let payloads = [bytes(hello), bytes(acknowledgement), bytes(acknowledgement)]

    /// One zlib stream, flushed after each payload.
    static let zlib = [
        hex(
            "789c34c9410a83301005d0bbfc752ab1e866ae92888c3aa8106349a62d1272f776e3eec12b50507c8760906f9c2f506b0d1650c126"
                + "9c7412d6718f2ae9c301d4b5cffeffa3269e05e4e03c5656f9f2f550c9ea618ac7b1cfe9cc1e641b5b070cb5fe000000ffff"
        ),
        hex("aac6659921d83290402d000000ffff"),
        hex("22460d000000ffff"),
    ]

    /// One zstd frame with a window of 18 bits, flushed after each payload (libzstd 1.5.4).
    static let zstd = [
        hex(
            "28b52ffd00400c03005246161c706b33068404a99c7e6d5147096c31b056ffa18ff40f7efbd2ff2f04ef292b2f0112aedac39806b1"
                + "7268b54df7682443370dabe4045726d92ea3340820027ce582e93acdb2a98465a9871d5e1825044f3c6db496c2c177170100"
                + "244a12"
        ),
        hex("74000030316e756c6c7d02002008bc0420"),
        hex("3400000001000fa980"),
    ]

    /// Texts that compress to a little and hardly at all, of sizes on both sides of the blocks of 128 KiB.
    static func large(_ size: Int) -> [[UInt8]] {
        let even = [UInt8](repeating: UInt8(ascii: "a"), count: size)
        var state: UInt32 = 1
        let random = (0..<size).map { _ in
            state = state &* 1_664_525 &+ 1_013_904_223
            return UInt8(truncatingIfNeeded: state >> 24)
        }
        return [even, random, even]
    }
}

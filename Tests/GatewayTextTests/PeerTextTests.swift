import GatewayText
import Testing

struct PeerTextTests {
    @Test(arguments: [
        ("", ""), ("Authentication failed.", "Authentication failed."),
        ("naïve — “quoted” 日本語 👩", "naïve — “quoted” 日本語 👩"),
        ("\u{1B}[2Jgone", "\\u{1B}[2Jgone"), ("a\r\nb\tc", "a\\u{D}\\u{A}b\\u{9}c"), ("\0\u{7F}", "\\u{0}\\u{7F}"),
        ("\u{80}\u{85}\u{9B}31m", "\\u{80}\\u{85}\\u{9B}31m"), ("a\u{2028}b\u{2029}c", "a\\u{2028}b\\u{2029}c"),
        ("\u{200E}\u{200F}\u{202A}\u{202E}", "\\u{200E}\\u{200F}\\u{202A}\\u{202E}"),
        ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"), ("\u{FEFF}x", "\\u{FEFF}x"), ("\u{E000}", "\\u{E000}"),
    ])
    func `escapes control and format characters, and nothing else`(text: String, expected: String) {
        #expect(PeerText.sanitized(text) == expected)
        #expect(PeerText.sanitized(Array(text.utf8)) == expected)
    }

    @Test func `keeps at most 256 characters`() {
        let whole = String(repeating: "x", count: 256)
        #expect(PeerText.sanitized(whole) == whole)
        #expect(PeerText.sanitized(whole + "y") == whole + "…")
        let escapes = String(repeating: "\u{1B}", count: 257)
        #expect(PeerText.sanitized(escapes) == String(repeating: "\\u{1B}", count: 256) + "…")
        // One grapheme cluster of many scalars.
        let tower = "a" + String(repeating: "\u{301}", count: 10_000)
        #expect(PeerText.sanitized(tower).unicodeScalars.count == 257)
        #expect(PeerText.sanitized([UInt8](repeating: 0x78, count: 1 << 20)) == whole + "…")
    }

    @Test(arguments: [
        ("s3cret", "[token]"), ("Bot s3cret!", "Bot [token]!"), ("s3crets3cret", "[token][token]"), ("s3cre", "s3cre"),
        ("\u{1B}s3cret", "\\u{1B}[token]"),
    ])
    func `masks a secret`(text: String, expected: String) {
        #expect(PeerText.sanitized(text, masking: "s3cret") == expected)
    }

    @Test func `masks a secret that crosses the limit`() {
        let filler = String(repeating: "x", count: 253)
        #expect(PeerText.sanitized(filler + "s3cret", masking: "s3cret") == filler + "[token]")
    }

    @Test func `repairs bytes that are not UTF-8`() {
        #expect(PeerText.sanitized([0x61, 0xFF, 0x62] as [UInt8]) == "a\u{FFFD}b")
    }
}

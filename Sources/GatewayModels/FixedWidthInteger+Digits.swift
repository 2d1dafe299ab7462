extension FixedWidthInteger {
    /// Reads ASCII decimal digits, without the sign that the standard library would accept.
    init?(digits text: some StringProtocol) {
        guard text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else { return nil }
        self.init(text)
    }
}

/// The digest of a server's public key (RFC 7469, section 2.4).
struct PublicKeyPin {
    /// The form in which libcurl takes it.
    let option: String

    /// - Throws: ``TransportError`` with the code ``TransportError/Code/invalidConfiguration``
    ///   unless the text is the Base64 form of 32 bytes.
    init(_ text: String) throws(TransportError) {
        let digits = Array(text.utf8)
        // 32 bytes are 256 bits: the last of 43 digits carries 4 of them, and two zeros.
        guard digits.count == 44, digits[43] == UInt8(ascii: "="),
            digits[..<43].allSatisfy({ Base64.value(of: $0) != nil }),
            let last = Base64.value(of: digits[42]), last & 3 == 0
        else {
            throw TransportError(
                .invalidConfiguration,
                "A pinned public key is not the Base64 form of a SHA-256 digest: \(text)"
            )
        }
        option = "sha256//\(text)"
    }
}

/// Text of a peer in a form that is safe in a log, an error or a terminal.
package enum PeerText {
    /// The number of characters of a text that are kept.
    package static let limit = 256

    /// Returns a text with a secret masked, control and format characters escaped, and its length cut.
    ///
    /// - Parameters:
    ///   - text: The text as the peer sent it.
    ///   - secret: A secret that the peer may echo, such as the token; empty for none.
    /// - Returns: The safe text, such as `\u{1B}[2J`; an ellipsis stands for characters beyond ``limit``.
    package static func sanitized(_ text: String, masking secret: String = "") -> String {
        var rest = text[...]
        var safe = ""
        var count = 0
        while let scalar = rest.unicodeScalars.first {
            guard count < limit else { return safe + "…" }
            if !secret.isEmpty, rest.utf8.starts(with: secret.utf8) {
                safe += "[token]"
                rest = Substring(rest.utf8.dropFirst(secret.utf8.count))
            } else {
                safe += isUnsafe(scalar) ? "\\u{\(String(scalar.value, radix: 16, uppercase: true))}" : String(scalar)
                rest = Substring(rest.unicodeScalars.dropFirst())
            }
            count += 1
        }
        return safe
    }

    /// Returns bytes that should be UTF-8 as a text with control and format characters escaped, and its length cut.
    ///
    /// - Parameter bytes: The bytes as the peer sent them.
    /// - Returns: The safe text.
    package static func sanitized(_ bytes: some Collection<UInt8>) -> String {
        // A scalar has at most 4 bytes.
        sanitized(String(decoding: bytes.prefix(4 * (limit + 1)), as: UTF8.self))
    }

    /// Returns whether a character can control a terminal, break a line or change the direction of the text that follows.
    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
        default: false
        }
    }
}

/// Text of the peer in a form that is safe in a log, an error or a terminal.
enum PeerText {
    /// The most characters of a text that are kept.
    static let limit = 256

    /// Returns a text with the token masked, control and formatting characters escaped, and its length cut.
    ///
    /// - Parameters:
    ///   - text: What the peer sent.
    ///   - secret: The token, which a peer may echo.
    /// - Returns: The safe text.
    static func sanitized(_ text: String, masking secret: String) -> String {
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

    /// Whether a character can control a terminal, break a line or change the direction of what follows.
    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
        default: false
        }
    }
}

/// The payload of a Close frame (RFC 6455, section 5.5.1).
package struct CloseFrame: Hashable, Sendable {
    /// The code, or `nil` if the payload is empty.
    package var code: UInt16?
    /// The reason, empty if there is none.
    package var reason: String

    /// Creates a payload to be sent.
    ///
    /// - Parameters:
    ///   - code: A code; one that may not be sent is replaced by 1000.
    ///   - reason: A text; what exceeds 123 bytes is cut at a character.
    package init(code: UInt16, reason: String) {
        self.code = Self.isValid(code) ? code : 1000
        self.reason = Self.cut(reason)
    }

    /// Reads a payload that a peer sent.
    ///
    /// - Parameter payload: The payload.
    /// - Throws: ``WebSocketViolation`` if the code is cut or not allowed, or the reason is not UTF-8.
    package init(parsing payload: [UInt8]) throws(WebSocketViolation) {
        guard !payload.isEmpty else {
            code = nil
            reason = ""
            return
        }
        guard payload.count > 1 else { throw .truncatedCloseCode }
        let code = UInt16(payload[0]) << 8 | UInt16(payload[1])
        guard Self.isValid(code) else { throw .invalidCloseCode(code) }
        guard let reason = String(validating: payload[2...], as: UTF8.self) else { throw .invalidUTF8 }
        self.code = code
        self.reason = reason
    }

    /// The payload's bytes.
    package var payload: [UInt8] {
        guard let code else { return [] }
        return [UInt8(code >> 8), UInt8(code & 0xFF)] + reason.utf8
    }

    /// Whether a code may be sent (RFC 6455, section 7.4, and the registry it created).
    package static func isValid(_ code: UInt16) -> Bool {
        switch code {
        case 1000...1003, 1007...1014, 3000...4999: true
        default: false
        }
    }

    private static let maximumReasonSize = 123

    private static func cut(_ reason: String) -> String {
        guard reason.utf8.count > maximumReasonSize else { return reason }
        var size = 0
        return String(
            reason.prefix { character in
                size += character.utf8.count
                return size <= maximumReasonSize
            }
        )
    }
}

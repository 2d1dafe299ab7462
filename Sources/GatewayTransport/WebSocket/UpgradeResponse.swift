import GatewayText

/// The head of a server's answer to an opening handshake.
package struct UpgradeResponse: Hashable, Sendable {
    /// The HTTP status.
    package let status: Int
    /// The header fields, in order.
    package let fields: [HTTPField]

    /// Reads a head.
    ///
    /// - Parameter head: The lines, from the status line to the last field, without their ends.
    /// - Throws: ``TransportError`` with the code ``TransportError/Code/invalidUpgrade`` if they are not HTTP/1.
    init(lines head: [ArraySlice<UInt8>]) throws(TransportError) {
        status = try Self.status(of: head.first ?? [])
        var fields: [HTTPField] = []
        for line in head.dropFirst() {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), HTTPField.isToken(line[..<colon]) else {
                throw TransportError(.invalidUpgrade, "The server sent a malformed header field")
            }
            let value = line[(colon + 1)...].trimmed
            let field = HTTPField(
                String(decoding: line[..<colon], as: UTF8.self),
                String(decoding: value, as: UTF8.self)
            )
            guard field.isWellFormed else {
                throw TransportError(.invalidUpgrade, "The server sent a malformed header field")
            }
            fields.append(field)
        }
        self.fields = fields
    }

    /// The beginning of every status line (RFC 9112, section 4).
    static let protocolName = Array("HTTP/1.".utf8)

    /// Reads a status line.
    ///
    /// - Parameter line: The line, which may end with a carriage return.
    /// - Returns: The HTTP status.
    /// - Throws: ``TransportError`` with the code ``TransportError/Code/invalidUpgrade`` if it is not HTTP/1.
    static func status(of line: ArraySlice<UInt8>) throws(TransportError) -> Int {
        let text = String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
        let parts = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count >= 2, parts[1].utf8.count == 3, let status = Int(parts[1]), (100...999).contains(status),
            parts[0] == "HTTP/1.1" || parts[0] == "HTTP/1.0" && status != 101
        else { throw malformed(line) }
        return status
    }

    /// Creates the error for a first line that is not a status line.
    static func malformed(_ line: ArraySlice<UInt8>) -> TransportError {
        let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
        return TransportError(
            .invalidUpgrade,
            "The server did not answer in HTTP/1.1, but \"\(PeerText.sanitized(line))\""
        )
    }

    /// The values of the fields with a name, lists taken apart (RFC 9110, section 5.6.1).
    private func values(of name: String) -> [String] {
        fields.filter { $0.name.lowercased() == name }
            .flatMap { Array($0.value.utf8).split(separator: UInt8(ascii: ",")) }
            .map { String(decoding: $0.trimmed, as: UTF8.self) }
            .filter { !$0.isEmpty }
    }

    /// The value of the only field with a name, or `nil` if there is none, or more than one.
    private func value(of name: String) -> String? {
        let matching = fields.filter { $0.name.lowercased() == name }
        return matching.count == 1 ? matching.first?.value : nil
    }

    /// Checks that the server agreed to the upgrade, and to nothing else (RFC 6455, section 4.1).
    ///
    /// - Parameter accept: The required value of `Sec-WebSocket-Accept`.
    /// - Throws: ``TransportError`` with the code ``TransportError/Code/upgradeRejected`` for
    ///   another status than 101, else ``TransportError/Code/invalidUpgrade``.
    package func validate(accept: String) throws(TransportError) {
        guard status == 101 else {
            throw TransportError(
                .upgradeRejected,
                "The server refused the upgrade with HTTP status \(status)",
                stage: .upgrade,
                httpStatus: status,
                responseFields: fields,
                retryAfter: retryAfter
            )
        }
        guard values(of: "upgrade").contains(where: { $0.lowercased() == "websocket" }) else {
            throw TransportError(.invalidUpgrade, "The server did not name websocket in its Upgrade field")
        }
        guard values(of: "connection").contains(where: { $0.lowercased() == "upgrade" }) else {
            throw TransportError(.invalidUpgrade, "The server did not name Upgrade in its Connection field")
        }
        guard value(of: "sec-websocket-accept") == accept else {
            throw TransportError(.invalidUpgrade, "The server's Sec-WebSocket-Accept does not match the key")
        }
        guard values(of: "sec-websocket-extensions").isEmpty else {
            throw TransportError(.invalidUpgrade, "The server wants an extension that was not offered")
        }
        guard values(of: "sec-websocket-protocol").isEmpty else {
            throw TransportError(.invalidUpgrade, "The server wants a subprotocol that was not offered")
        }
    }

    /// How long to wait before the next try (RFC 9110, section 10.2.3).
    ///
    /// A date is measured from the server's own clock, its `Date` field.
    package var retryAfter: Duration? {
        guard let text = value(of: "retry-after") else { return nil }
        if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return Int64(text).map { .seconds($0) }
        }
        guard let target = HTTPDate(text), let now = value(of: "date").flatMap(HTTPDate.init) else { return nil }
        return .seconds(max(0, target.secondsSinceUnixEpoch - now.secondsSinceUnixEpoch))
    }
}

extension ArraySlice<UInt8> {
    /// The bytes without spaces and tabs at both ends.
    fileprivate var trimmed: ArraySlice<UInt8> {
        let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
        let start = drop(while: isBlank)
        guard let last = start.lastIndex(where: { !isBlank($0) }) else { return [] }
        return start[...last]
    }
}

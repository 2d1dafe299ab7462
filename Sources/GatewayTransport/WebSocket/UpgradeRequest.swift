/// A client's opening handshake (RFC 6455, section 4.1).
package struct UpgradeRequest: Hashable, Sendable {
    /// The whole request, as it is sent.
    package let bytes: [UInt8]
    /// The required value of the server's `Sec-WebSocket-Accept`.
    package let expectedAccept: String

    /// Builds the request.
    ///
    /// - Parameters:
    ///   - url: The server's address.
    ///   - fields: Further header fields, such as `User-Agent`.
    ///   - nonce: 16 bytes, drawn at random for this connection.
    /// - Throws: ``TransportError`` with the code ``TransportError/Code/invalidConfiguration`` if a
    ///   field is malformed or one that the handshake sets itself.
    package init(url: WebSocketURL, fields: [HTTPField], nonce: [UInt8]) throws(TransportError) {
        let key = Base64.encode(nonce)
        var lines = [
            "GET \(url.target) HTTP/1.1",
            "Host: \(url.authority)",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: \(key)",
        ]
        for field in fields {
            guard field.isWellFormed, !Self.isReserved(field.name) else {
                throw TransportError(.invalidConfiguration, "The header field \(field.name) cannot be sent")
            }
            lines.append("\(field.name): \(field.value)")
        }
        bytes = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
        expectedAccept = Self.accept(forKey: key)
    }

    /// Returns a server's answer to a `Sec-WebSocket-Key` (RFC 6455, section 4.2.2).
    package static func accept(forKey key: String) -> String {
        Base64.encode(SHA1.hash((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").utf8))
    }

    /// Returns whether the handshake sets a field itself.
    static func isReserved(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasPrefix("sec-websocket-")
            || ["host", "connection", "upgrade", "content-length", "transfer-encoding"].contains(name)
    }
}

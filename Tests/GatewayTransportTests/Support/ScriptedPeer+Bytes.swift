import GatewayTransport

// The bytes that a server sends.

extension ScriptedPeer {
    struct Frame: Equatable {
        var opcode: UInt8
        var payload: [UInt8]
        var isMasked = true

        /// The code and reason of a Close frame.
        var close: (code: UInt16, reason: String)? {
            guard opcode == 8, payload.count >= 2 else { return nil }
            return (UInt16(payload[0]) << 8 | UInt16(payload[1]), String(decoding: payload[2...], as: UTF8.self))
        }
    }

    /// A proper answer to a request.
    static func answer(to request: [String]) -> String {
        let name = "Sec-WebSocket-Key: "
        let key = request.first { $0.hasPrefix(name) }?.dropFirst(name.count) ?? ""
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: \(UpgradeRequest.accept(forKey: String(key)))\r\n\r\n"
    }

    static func frame(_ opcode: UInt8, _ payload: [UInt8] = [], isFinal: Bool = true) -> [UInt8] {
        let first = (isFinal ? 0x80 : 0) | opcode
        let length =
            switch payload.count {
            case ...125: [UInt8(payload.count)]
            case ...0xFFFF: [126] + bigEndian(payload.count, 2)
            default: [127] + bigEndian(payload.count, 8)
            }
        return [first] + length + payload
    }

    static func bigEndian(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * (count - 1 - $0))) }
    }
}

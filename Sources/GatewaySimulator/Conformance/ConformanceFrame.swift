import GatewayTestKit
import NIOCore

/// What a transport sent breaks RFC 6455 or the contract.
struct ConformanceViolation: Error, Equatable, CustomStringConvertible {
    let description: String

    init(_ what: String) {
        description = "the transport sent \(what)"
    }
}

/// A frame that a transport sent.
struct ConformanceFrame {
    let isFinal: Bool
    let opcode: UInt8
    let isMasked: Bool
    let payload: [UInt8]

    /// The payload as that of a Close frame (RFC 6455, section 5.5.1).
    var close: ConformancePeerArrival {
        guard payload.count >= 2 else { return .close(code: nil, reason: "") }
        let code = UInt16(payload[0]) << 8 | UInt16(payload[1])
        return .close(code: code, reason: String(decoding: payload[2...], as: UTF8.self))
    }
}

/// The request for an upgrade.
struct ConformanceRequest {
    let lines: [Substring]

    /// What is asked for.
    var path: String {
        lines.first?.split(separator: " ").dropFirst().first.map(String.init) ?? ""
    }

    /// The value of a header field, whose name is given in lower case.
    func value(of name: String) -> String {
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == name else { continue }
            return String(parts[1].drop { $0 == " " })
        }
        return ""
    }
}

extension ByteBuffer {
    /// Takes the head of an HTTP request, or nothing while its end is missing.
    mutating func readHead() -> ConformanceRequest? {
        guard let range = readableBytesView.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        let text = readString(length: range.lowerBound - readerIndex) ?? ""
        moveReaderIndex(forwardBy: range.count)
        return ConformanceRequest(lines: text.split(separator: "\r\n"))
    }

    /// Takes a frame (RFC 6455, section 5.2), or nothing while a part is missing.
    mutating func readFrame() -> ConformanceFrame? {
        var look = self
        guard let first: UInt8 = look.readInteger(), let second: UInt8 = look.readInteger() else { return nil }
        var length = Int(second & 0x7F)
        if length == 126 {
            guard let long: UInt16 = look.readInteger() else { return nil }
            length = Int(long)
        } else if length == 127 {
            guard let long: UInt64 = look.readInteger() else { return nil }
            length = Int(clamping: long)
        }
        let isMasked = second & 0x80 != 0
        guard let key = look.readBytes(length: isMasked ? 4 : 0), var payload = look.readBytes(length: length) else {
            return nil
        }
        if isMasked { for index in payload.indices { payload[index] ^= key[index & 3] } }
        self = look
        return ConformanceFrame(isFinal: first & 0x80 != 0, opcode: first & 0x0F, isMasked: isMasked, payload: payload)
    }
}

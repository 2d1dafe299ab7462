import Crypto
import FoundationEssentials
import GatewayTestKit
import GatewayTransport
import NIOCore

/// The peer's end of a connection of a ``LoopbackConformancePeer``.
struct LoopbackConformanceConnection: ConformancePeerConnection {
    let channel: any Channel
    let handler: NIOLoopBound<ConformanceHandler>
    /// The client's `Sec-WebSocket-Key`.
    let key: String

    func accept() async throws {
        // RFC 6455, section 4.2.2.
        let digest = Insecure.SHA1.hash(data: Data((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").utf8))
        try await write(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: \(Data(digest).base64EncodedString())\r\n\r\n"
        )
    }

    func refuse(status: Int, retryAfter: Int?) async throws {
        let wait = retryAfter.map { "Retry-After: \($0)\r\n" } ?? ""
        try await write("HTTP/1.1 \(status) Refused\r\n\(wait)Content-Length: 0\r\nConnection: close\r\n\r\n")
        await drop()
    }

    func send(_ message: WebSocketMessage, inFragments count: Int) async throws {
        let size = max(1, (message.payload.count + count - 1) / max(1, count))
        var rest = message.payload
        var opcode: UInt8 = message.kind == .text ? 1 : 2
        var buffer = ByteBuffer()
        repeat {
            let part = rest.prefix(size)
            rest = rest.dropFirst(size)
            buffer.writeFrame(opcode, part, isFinal: rest.isEmpty)
            opcode = 0
        } while !rest.isEmpty
        try await channel.writeAndFlush(buffer).get()
    }

    func close(code: UInt16?, reason: String) async throws {
        let payload = (code.map { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } ?? []) + reason.utf8
        var buffer = ByteBuffer()
        buffer.writeFrame(8, payload, isFinal: true)
        try await channel.writeAndFlush(buffer).get()
        try await channel.eventLoop.submit { handler.value.sentClose() }.get()
    }

    func sendInvalidText() async throws {
        var buffer = ByteBuffer()
        // The surrogate U+D800 in three bytes (RFC 3629, section 3).
        buffer.writeFrame(1, [0xED, 0xA0, 0x80], isFinal: true)
        try await channel.writeAndFlush(buffer).get()
    }

    func drop() async {
        // A connection that is closed already is as good.
        try? await channel.close().get()
    }

    func next() async throws -> ConformancePeerArrival {
        try await channel.eventLoop.flatSubmit { handler.value.next() }.get()
    }

    private func write(_ text: String) async throws {
        try await channel.writeAndFlush(ByteBuffer(string: text)).get()
    }
}

extension ByteBuffer {
    /// Appends an unmasked frame (RFC 6455, section 5.2).
    fileprivate mutating func writeFrame(_ opcode: UInt8, _ payload: some Collection<UInt8>, isFinal: Bool) {
        writeInteger(opcode | (isFinal ? 0x80 : 0))
        switch payload.count {
        case ...125:
            writeInteger(UInt8(payload.count))
        case ...0xFFFF:
            writeInteger(UInt8(126))
            writeInteger(UInt16(payload.count))
        default:
            writeInteger(UInt8(127))
            writeInteger(UInt64(payload.count))
        }
        writeBytes(payload)
    }
}

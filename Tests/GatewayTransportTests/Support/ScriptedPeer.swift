import GatewayTransport
import NIOCore
import NIOPosix
import NIOSSL

/// The server's end of one connection, with its own small WebSocket.
final class ScriptedPeer {
    let channel: any Channel
    private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var unread: [UInt8] = []
    private(set) var bytesRead = 0

    init(
        channel: any Channel,
        inbound: NIOAsyncChannelInboundStream<ByteBuffer>,
        outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) {
        self.channel = channel
        self.inbound = inbound.makeAsyncIterator()
        self.outbound = outbound
    }

    // MARK: - Bytes

    func write(_ bytes: some Sequence<UInt8>) async throws {
        try await outbound.write(ByteBuffer(bytes: bytes))
    }

    func write(_ text: String) async throws {
        try await write(Array(text.utf8))
    }

    /// Waits until the client has sent something, which is left to be read.
    func waitForBytes() async throws {
        guard try await readMore() else { throw ServerError("the client ended the stream") }
    }

    /// Reads until the client ends the stream.
    func waitForEnd() async throws {
        while try await readMore() {}
    }

    /// Closes TCP with RST instead of FIN.
    func reset() async throws {
        try await (channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        try await cut()
    }

    /// Closes TCP, and with TLS without its `close_notify`.
    func cut() async throws {
        try await belowTLS { context, channel in context?.close() ?? channel.close() }
    }

    /// Sends bytes as they are, though TLS is spoken.
    func writeBelowTLS(_ text: String) async throws {
        let bytes = ByteBuffer(string: text)
        try await belowTLS { context, channel in
            context?.writeAndFlush(NIOAny(bytes)) ?? channel.writeAndFlush(bytes)
        }
    }

    private func belowTLS(
        _ action: @escaping @Sendable (ChannelHandlerContext?, any Channel) -> EventLoopFuture<Void>
    ) async throws {
        let channel = channel
        try await channel.eventLoop.flatSubmit {
            action(try? channel.pipeline.syncOperations.context(handlerType: NIOSSLServerHandler.self), channel)
        }.get()
    }

    /// Carries bytes to a server on loopback and back, until one of both ends the stream.
    func forward(to port: Int, greeting: String) async throws {
        let client = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        try await client.executeThenClose { [outbound, channel] answers, server in
            try await write(greeting)
            async let back: Void = {
                for try await bytes in answers { try await outbound.write(bytes) }
                try await channel.close()
            }()
            while try await readMore() {
                try await server.write(ByteBuffer(bytes: unread))
                unread = []
            }
            server.finish()
            try await back
        }
    }

    private func readMore() async throws -> Bool {
        guard let buffer = try await inbound.next(isolation: #isolation) else { return false }
        bytesRead += buffer.readableBytes
        unread += buffer.readableBytesView
        return true
    }

    func read(_ count: Int) async throws -> [UInt8] {
        while unread.count < count {
            guard try await readMore() else { throw ServerError("the client ended the stream") }
        }
        defer { unread.removeFirst(count) }
        return Array(unread.prefix(count))
    }

    // MARK: - WebSocket

    /// Reads the request for the upgrade.
    func readRequest() async throws -> [String] {
        let end = Array("\r\n\r\n".utf8)
        while true {
            if let range = unread.firstRange(of: end) {
                let head = String(decoding: unread[..<range.lowerBound], as: UTF8.self)
                unread.removeFirst(range.upperBound)
                return head.split(separator: "\r\n").map(String.init)
            }
            guard try await readMore() else { throw ServerError("the client ended the stream") }
        }
    }

    @discardableResult
    func upgrade() async throws -> [String] {
        let request = try await readRequest()
        try await write(Self.answer(to: request))
        return request
    }

    func readFrame() async throws -> Frame {
        let head = try await read(2)
        var length = Int(head[1] & 0x7F)
        if length >= 126 {
            length = try await read(length == 126 ? 2 : 8).reduce(0) { $0 << 8 | Int($1) }
        }
        let isMasked = head[1] & 0x80 != 0
        let key = isMasked ? try await read(4) : [0, 0, 0, 0]
        var payload = try await read(length)
        for index in payload.indices { payload[index] ^= key[index & 3] }
        return Frame(opcode: head[0] & 0x0F, payload: payload, isMasked: isMasked)
    }

    /// Sends an unmasked frame.
    func send(_ opcode: UInt8, _ payload: [UInt8] = []) async throws {
        try await write(Self.frame(opcode, payload))
    }

    func close(_ code: UInt16, _ reason: String = "") async throws {
        try await send(8, Self.bigEndian(Int(code), 2) + reason.utf8)
    }

    /// Sends each message back, and answers the closing handshake.
    func echo() async throws {
        while true {
            let frame = try await readFrame()
            try await send(frame.opcode == 9 ? 10 : frame.opcode, frame.payload)
            if frame.opcode == 8 { return }
        }
    }
}

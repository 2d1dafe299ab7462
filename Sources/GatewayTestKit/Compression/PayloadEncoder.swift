/// Brings the payloads of one connection into the form in which they go over the wire.
///
/// It is not thread-safe, and not `Sendable` for that reason.
public final class PayloadEncoder {
    private var stream: StreamDeflater?
    #if Zstd
    private var zstd: ZstdCompressor?
    #endif

    /// Creates an encoder for a new connection.
    public init() {}

    /// Encodes the connection's next payload.
    ///
    /// - Parameters:
    ///   - payload: The payload.
    ///   - form: The form; see ``SimulatedGateway/Action``.
    /// - Returns: The message's bytes, and whether it is a text message.
    public func encode(_ payload: [UInt8], as form: SimulatedGateway.Form) -> (bytes: [UInt8], isText: Bool) {
        switch form {
        case .text: return (payload, true)
        case .binary: return (payload, false)
        case .zlib: return (StreamDeflater.deflateWhole(payload), false)
        case .zlibStream:
            let stream = stream ?? StreamDeflater()
            self.stream = stream
            return (stream.deflate(payload), false)
        #if Zstd
        case .zstdStream:
            let zstd = zstd ?? ZstdCompressor()
            self.zstd = zstd
            return (zstd.compress(payload), false)
        #endif
        }
    }
}

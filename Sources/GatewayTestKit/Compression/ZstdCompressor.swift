#if Zstd
import CZstd

/// Compresses the payloads of one connection as one zstd frame, the way the gateway does (`zstd-stream`).
///
/// One instance stands for one connection. A window of 18 bits and a header without
/// checksum, content size and dictionary are what the gateway was seen to use. It is
/// not thread-safe, and not `Sendable` for that reason.
@safe
public final class ZstdCompressor {
    private static let windowLog: CInt = 18

    private let context: OpaquePointer

    /// Creates a compressor at the start of its frame.
    public init() {
        guard let context = unsafe ZSTD_createCCtx() else { preconditionFailure("libzstd is out of memory") }
        unsafe self.context = context
        unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, Self.windowLog)
        unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 0)
        unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 0)
    }

    deinit {
        unsafe ZSTD_freeCCtx(context)
    }

    /// Compresses one payload and flushes it.
    ///
    /// - Parameter payload: The payload.
    /// - Returns: The next bytes of the frame.
    public func compress(_ payload: [UInt8]) -> [UInt8] {
        let bound = ZSTD_compressBound(payload.count) + 64
        return unsafe payload.withUnsafeBytes { input in
            var source = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
            var output: [UInt8] = []
            var pending = 0
            repeat {
                output += unsafe [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
                    var target = unsafe ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
                    unsafe pending = ZSTD_compressStream2(context, &target, &source, ZSTD_e_flush)
                    precondition(ZSTD_isError(pending) == 0, "libzstd failed")
                    count = unsafe target.pos
                }
            } while pending > 0
            return output
        }
    }
}
#endif

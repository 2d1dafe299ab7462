#if Zstd
internal import CZstd

/// Owns one decompression state of libzstd.
@safe
final class ZstdStream {
    /// The largest window to accept, as a power of two: 128 MiB, the library's own default.
    ///
    /// A sender chooses the window, and the receiver has to hold it; the gateway's is 256 KiB (18).
    static let maximumWindowLog = 27

    private let context: OpaquePointer

    init() throws(ProtocolError) {
        guard let context = unsafe ZSTD_createDCtx() else {
            throw ProtocolError(.corruptCompression, "libzstd could not allocate its state")
        }
        unsafe self.context = context
        unsafe ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, CInt(Self.maximumWindowLog))
    }

    deinit {
        unsafe ZSTD_freeDCtx(context)
    }

    /// Decompresses all of the input, which must not end the frame.
    ///
    /// Goes on until the input is consumed and libzstd has left room in the output,
    /// since a full output may hide more to come.
    ///
    /// - Parameters:
    ///   - input: Compressed bytes.
    ///   - output: Where the decompressed bytes are appended.
    ///   - limit: The most bytes that the payload may come to have.
    /// - Throws: ``ProtocolError`` where the input is corrupt, the frame ends or the output would pass the limit.
    func decompress(
        _ input: Span<UInt8>,
        into output: inout some InflateOutput,
        limit: Int
    ) throws(ProtocolError) {
        let start = output.payloadCount
        try unsafe input.withUnsafeBufferPointer { (input) throws(ProtocolError) in
            var source = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
            while true {
                let remaining = unsafe source.size - source.pos
                let room = output.room(for: remaining, of: input.count, since: start, limit: limit)
                let step = unsafe decompressOnce(&source, into: &output, room: room)
                guard output.payloadCount <= limit else { throw .tooLarge(limit: limit) }
                guard ZSTD_isError(step.result) == 0 else {
                    let name = unsafe String(cString: ZSTD_getErrorName(step.result))
                    throw ProtocolError(.corruptCompression, "libzstd reports: \(name)")
                }
                guard step.result != 0 else { throw ProtocolError(.corruptCompression, "The zstd frame ended") }
                if unsafe source.pos == source.size, !step.isFull { return }
            }
        }
    }

    private func decompressOnce(
        _ source: inout ZSTD_inBuffer,
        into output: inout some InflateOutput,
        room: Int
    ) -> (result: Int, isFull: Bool) {
        var result = 0
        var isFull = false
        output.extendPayload(by: room) { span in
            let free = span.freeCapacity
            unsafe span.withUnsafeMutableBufferPointer { buffer, initialized in
                let start = unsafe buffer.baseAddress.map { unsafe UnsafeMutableRawPointer($0 + initialized) }
                var target = unsafe ZSTD_outBuffer(dst: start, size: free, pos: 0)
                unsafe result = ZSTD_decompressStream(context, &target, &source)
                unsafe initialized += target.pos
                unsafe isFull = target.pos == target.size
            }
        }
        return (result, isFull)
    }
}
#endif

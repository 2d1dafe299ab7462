import CZlib

/// Compresses payloads the way the gateway does.
///
/// One instance stands for one connection. Level 6, a window of 15 bits and memory
/// level 8 reproduce the gateway's bytes exactly. It is not thread-safe, and not
/// `Sendable` for that reason.
@safe
public final class StreamDeflater {
    private static let level: Int32 = 6
    private static let windowBits: Int32 = 15
    private static let memoryLevel: Int32 = 8

    private let stream: UnsafeMutablePointer<z_stream>

    /// Creates a compressor at the start of its stream.
    public init() {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        let status = unsafe czlib_deflate_init(stream, Self.level, Self.windowBits, Self.memoryLevel)
        precondition(status == Z_OK, "zlib is out of memory")
    }

    deinit {
        unsafe deflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Compresses one payload of a stream and flushes it (`zlib-stream`).
    ///
    /// - Parameter payload: The payload.
    /// - Returns: The next bytes of the stream, which end in `00 00 FF FF`.
    public func deflate(_ payload: [UInt8]) -> [UInt8] {
        run(payload, flush: Z_SYNC_FLUSH)
    }

    /// Compresses one payload as a complete zlib stream (payload compression).
    ///
    /// - Parameter payload: The payload.
    /// - Returns: A complete zlib stream with its checksum (RFC 1950).
    public static func deflateWhole(_ payload: [UInt8]) -> [UInt8] {
        StreamDeflater().run(payload, flush: Z_FINISH)
    }

    private func run(_ payload: [UInt8], flush: Int32) -> [UInt8] {
        // deflateBound() covers one Z_FINISH from a fresh stream; a sync flush adds an empty block of 5 bytes.
        let bound = Int(unsafe deflateBound(stream, UInt(payload.count))) + 16
        return unsafe payload.withUnsafeBufferPointer { input in
            unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            unsafe stream.pointee.avail_in = UInt32(input.count)
            var output: [UInt8] = []
            repeat {
                let chunk = unsafe [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
                    unsafe stream.pointee.next_out = buffer.baseAddress
                    unsafe stream.pointee.avail_out = UInt32(buffer.count)
                    let status = unsafe CZlib.deflate(stream, flush)
                    precondition(
                        status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR,
                        "zlib failed: \(status)"
                    )
                    count = unsafe buffer.count - Int(stream.pointee.avail_out)
                }
                if output.isEmpty { output = chunk } else { output += chunk }
            } while unsafe stream.pointee.avail_out == 0
            return output
        }
    }
}

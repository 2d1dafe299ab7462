internal import CZlib

/// Owns one inflate state of zlib.
///
/// zlib keeps a pointer to its `z_stream`, so the structure is on the heap at
/// an address that does not change, and is freed with its owner.
@safe
final class ZlibStream {
    enum Format { case zlib, raw }
    /// Where in the compressed data the input ended.
    enum Outcome {
        /// Within a block.
        case withinBlock
        /// Between two blocks, at the start of a byte.
        case betweenBlocks
        /// At the end of the stream.
        case ended
    }

    private let stream: UnsafeMutablePointer<z_stream>

    init(_ format: Format) throws(ProtocolError) {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        let windowBits: Int32 = format == .raw ? -15 : 15
        guard unsafe czlib_inflate_init(stream, windowBits) == Z_OK else {
            unsafe stream.deallocate()
            throw ProtocolError(.corruptCompression, "zlib could not allocate its state")
        }
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Inflates all of the input.
    ///
    /// Goes on until the input is consumed and zlib has left room in the output,
    /// since a full output may hide more to come.
    ///
    /// - Parameters:
    ///   - input: Compressed bytes.
    ///   - output: Where the inflated bytes are appended.
    ///   - limit: The most bytes that the payload may come to have.
    /// - Returns: Where in the compressed data the input ended.
    /// - Throws: ``ProtocolError`` where the input is corrupt or the output would pass the limit.
    func inflate(
        _ input: Span<UInt8>,
        into output: inout some InflateOutput,
        limit: Int
    ) throws(ProtocolError) -> Outcome {
        let start = output.payloadCount
        return try unsafe input.withUnsafeBufferPointer { (input) throws(ProtocolError) in
            unsafe stream.pointee.next_in = unsafe UnsafeMutablePointer(mutating: input.baseAddress)
            unsafe stream.pointee.avail_in = uInt(input.count)
            var outcome = Outcome.withinBlock
            while true {
                let remaining = unsafe Int(stream.pointee.avail_in)
                let room = output.room(for: remaining, of: input.count, since: start, limit: limit)
                let result = inflateOnce(into: &output, room: room)
                guard output.payloadCount <= limit else { throw .tooLarge(limit: limit) }
                switch result.code {
                case Z_STREAM_END:
                    guard unsafe stream.pointee.avail_in == 0 else {
                        throw ProtocolError(.corruptCompression, "Bytes follow the end of the compressed data")
                    }
                    return .ended
                case Z_OK, Z_BUF_ERROR:
                    // A call that finds nothing to do does not repeat where the one before it ended.
                    if result.code == Z_OK || result.isBetweenBlocks {
                        outcome = result.isBetweenBlocks ? .betweenBlocks : .withinBlock
                    }
                    guard !result.isFull else { continue }
                    guard unsafe stream.pointee.avail_in == 0 else {
                        throw ProtocolError(.corruptCompression, "zlib stopped before the end of the data")
                    }
                    return outcome
                default:
                    throw ProtocolError(.corruptCompression, "zlib reports error \(result.code)")
                }
            }
        }
    }

    /// The result of one call of zlib.
    private struct Step {
        var code: Int32 = Z_OK
        /// Whether the output is full, so that there may be more to come.
        var isFull = false
        var isBetweenBlocks = false
    }

    private func inflateOnce(into output: inout some InflateOutput, room: Int) -> Step {
        var step = Step()
        output.extendPayload(by: room) { span in
            let free = span.freeCapacity
            unsafe span.withUnsafeMutableBufferPointer { buffer, initialized in
                unsafe stream.pointee.next_out = unsafe buffer.baseAddress.map { unsafe $0 + initialized }
                unsafe stream.pointee.avail_out = uInt(free)
                step.code = unsafe CZlib.inflate(stream, Z_SYNC_FLUSH)
                let left = unsafe Int(stream.pointee.avail_out)
                initialized += free - left
                step.isFull = left == 0
                // zlib.h, inflate(): 128 where a block has ended, plus the number of unused bits in the last byte.
                step.isBetweenBlocks = unsafe stream.pointee.data_type == 128
            }
        }
        return step
    }
}

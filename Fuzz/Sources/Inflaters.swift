import CZlib
import GatewayModels
import GatewayProtocol

/// Small, so that inputs that inflate without end are quick.
private let limit = 1 << 18

private typealias Outcome = (payloads: [[UInt8]], error: ProtocolError.Code?)

private func inflate(
    _ messages: [ArraySlice<UInt8>],
    _ compression: Compression,
    limit: Int = limit,
    expecting count: Int = 1
) -> Outcome {
    let inflater = compression.makeInflater(limit: limit)
    var payloads = PayloadBatch()
    payloads.removeAll(expecting: count)
    do {
        for message in messages { try inflater.inflate(message.span, isText: false, into: &payloads) }
    } catch {
        return (payloads.map(Array.init), error.code)
    }
    return (payloads.map(Array.init), nil)
}

/// A zlib stream of its own is what zlib makes of it in one call.
func testPayload(_ input: [UInt8]) {
    let outcome = inflate([input[...]], .payload)
    let reference = zlib(input, windowBits: 15)
    guard reference.output.count <= limit else {
        require(outcome.error == .payloadTooLarge, "\(outcome.error as Any) instead of too large")
        return
    }
    let isWhole = reference.code == Z_STREAM_END && reference.unread == 0
    require((outcome.error == nil) == isWhole, "\(outcome.error as Any), where zlib says \(reference.code)")
    require(outcome.error != nil || outcome.payloads == [reference.output], "zlib gives other bytes")
}

/// A zlib-stream gives the same payloads however it is cut, and the bytes that zlib gives in one call.
func testZlibStream(_ input: [UInt8]) {
    let whole = inflate([input[...]], .zlibStream)
    for cut in cuts(of: input) {
        // In a burst payloads are inflated to where they stay.
        let pieces = inflate(cut, .zlibStream, expecting: 1000)
        // What is too large for one message need not be too large for several.
        let isSame =
            whole.error == .payloadTooLarge
            ? pieces.payloads.starts(with: whole.payloads) : pieces == whole
        require(isSame, "in \(cut.count) pieces \(pieces), in one \(whole)")
    }
    guard input.count > 2 else { return }
    // Behind the header the stream is raw, for it has neither an end nor a checksum.
    let (method, flags) = (Int(input[0]), Int(input[1]))
    let hasHeader = method & 0xF == 8 && method >> 4 <= 7 && flags & 0x20 == 0 && (method << 8 | flags) % 31 == 0
    let reference = zlib(Array(input[2...]), windowBits: -15)
    require(reference.output.starts(with: whole.payloads.joined()), "zlib gives other bytes")
    guard reference.output.count <= limit else { return }
    let isSound = hasHeader && (reference.code == Z_OK || reference.code == Z_BUF_ERROR)
    require((whole.error == nil) == isSound, "\(whole.error as Any), where zlib says \(reference.code)")
}

/// A zstd-stream gives the same bytes however it is cut.
func testZstdStream(_ input: [UInt8]) {
    let limit = 1 << 24
    let whole = inflate([input[...]], .zstdStream, limit: limit)
    // What is too large for one payload need not be too large for several.
    guard whole.error != .payloadTooLarge else { return }
    for cut in cuts(of: input) {
        let pieces = inflate(cut, .zstdStream, limit: limit, expecting: 1000)
        require(
            pieces.error == whole.error,
            "in \(cut.count) pieces \(pieces.error as Any), in one \(whole.error as Any)"
        )
        let isSame = pieces.payloads.joined().elementsEqual(whole.payloads.joined())
        require(whole.error != nil || isSame, "in \(cut.count) pieces other bytes than in one")
    }
}

/// What zlib itself makes of a stream, as far as twice the limit.
private func zlib(_ input: [UInt8], windowBits: CInt) -> (output: [UInt8], code: CInt, unread: Int) {
    var input = input
    var stream = z_stream()
    require(czlib_inflate_init(&stream, windowBits) == Z_OK, "zlib is out of memory")
    defer { inflateEnd(&stream) }
    var output = [UInt8](repeating: 0, count: 2 * limit)
    let code = input.withUnsafeMutableBufferPointer { input in
        output.withUnsafeMutableBufferPointer { output in
            stream.next_in = input.baseAddress
            stream.avail_in = uInt(input.count)
            stream.next_out = output.baseAddress
            stream.avail_out = uInt(output.count)
            return CZlib.inflate(&stream, Z_SYNC_FLUSH)
        }
    }
    output.removeLast(Int(stream.avail_out))
    return (output, code, Int(stream.avail_in))
}

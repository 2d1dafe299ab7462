import CZlib
import Foundation
import GatewayModels
@testable import GatewayProtocol

/// The package's own decoder must accept and refuse what zlib does, as early, and give the same bytes.
func testInflateDifferential(_ input: [UInt8]) {
    differential.compare(input, pieces: [input[...]])
    for pieces in cuts(of: input) { differential.compare(input, pieces: pieces) }
    compareEngines(input, limit: 1 << 24)
    compareEngines(input, limit: 300)
}

nonisolated(unsafe) private let differential = InflateDifferential()

/// Both inflaters of a zlib-stream must give the same payloads and the same error.
func compareEngines(_ input: [UInt8], limit: Int) {
    for pieces in [[input[...]]] + cuts(of: input).prefix(2) {
        let (zlib, native) = (outcome(pieces, .zlib, limit), outcome(pieces, .native, limit))
        require(zlib.error == native.error, "\(native.error as Any), where zlib gives \(zlib.error as Any)")
        require(zlib.payloads == native.payloads, "other payloads than zlib's")
    }
}

private func outcome(
    _ messages: [ArraySlice<UInt8>],
    _ engine: InflateEngine,
    _ limit: Int
) -> (payloads: [[UInt8]], error: ProtocolError.Code?) {
    // A header, so that all of the input is deflate data.
    let inflater = Compression.zlibStream.makeInflater(limit: limit, engine: engine)
    var payloads = PayloadBatch()
    payloads.removeAll(expecting: 2 * messages.count)
    do {
        for message in [[0x78, 0x9C]] + messages { try inflater.inflate(message.span, isText: false, into: &payloads) }
    } catch {
        return (payloads.map(Array.init), error.code)
    }
    return (payloads.map(Array.init), nil)
}

/// Decodes raw deflate data by zlib and by the package's decoder, and compares.
final class InflateDifferential {
    enum Verdict { case needsInput, ended, corrupt }

    private let stream: UnsafeMutablePointer<z_stream>
    private let room = 1 << 24
    private let output: UnsafeMutablePointer<UInt8>

    init() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        output = .allocate(capacity: room)
        require(czlib_inflate_init(stream, -15) == Z_OK, "zlib is out of memory")
    }

    /// - Returns: What both make of the input.
    @discardableResult
    func compare(_ input: [UInt8], pieces: [ArraySlice<UInt8>]) -> Verdict {
        let (expected, count) = zlib(input)
        var decoder = DeflateDecoder(limit: room)
        var verdict = Verdict.needsInput
        var payloads = PayloadBatch()
        var carry = DeflateBits.Carry()
        var compared = 0
        for piece in pieces where verdict == .needsInput {
            piece.withUnsafeBufferPointer { piece in
                guard var bits = DeflateBits(piece, carried: carry) else { return }
                var goesOn = true
                while goesOn {
                    switch decoder.decode(&bits) {
                    case .needsInput: goesOn = false
                    case .blockEnd:
                        // As an inflater does, so that the window moves.
                        guard decoder.window.payloadCount > 200 else { break }
                        compared = check(decoder, from: compared, of: count, input)
                        decoder.window.takePayload(to: &payloads)
                        payloads.removeAll()
                    case .streamEnd: (verdict, goesOn) = (.ended, false)
                    case .corrupt: (verdict, goesOn) = (.corrupt, false)
                    case .tooLarge: require(false, "too large: \(input)")
                    }
                }
                carry = bits.carry
            }
        }
        require(verdict == expected, "\(verdict), where zlib says \(expected): \(input)")
        compared = check(decoder, from: compared, of: count, input)
        require(compared == count, "\(compared) bytes, where zlib gives \(count): \(input)")
        return verdict
    }

    /// Compares the payload so far with what zlib gave, from an index; returns the index behind it.
    private func check(_ decoder: borrowing DeflateDecoder, from index: Int, of count: Int, _ input: [UInt8]) -> Int {
        let number = decoder.window.payloadCount
        require(index + number <= count, "more bytes than the \(count) that zlib gives: \(input)")
        let isSame = memcmp(decoder.window.next - number, output + index, number) == 0
        require(isSame, "other bytes than zlib's: \(input)")
        return index + number
    }

    private func zlib(_ input: [UInt8]) -> (Verdict, Int) {
        require(inflateReset(stream) == Z_OK, "zlib cannot be reset")
        return input.withUnsafeBufferPointer { input in
            stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            stream.pointee.avail_in = uInt(input.count)
            stream.pointee.next_out = output
            stream.pointee.avail_out = uInt(room)
            let code = CZlib.inflate(stream, Z_SYNC_FLUSH)
            let verdict: Verdict =
                switch code {
                case Z_OK, Z_BUF_ERROR: .needsInput
                case Z_STREAM_END: .ended
                default: .corrupt
                }
            return (verdict, room - Int(stream.pointee.avail_out))
        }
    }
}

/// Reads a connection's stream without copying.
///
/// Small messages come many at a time: a piece of the stream is read into
/// a separate buffer, and the messages are slices of it. A large one has
/// its own buffer, into which libcurl writes. Behind a large message only a
/// header is read, so that the payload of the next, which is likely to be large too, goes to
/// its own buffer from its first byte on. Streams that come faster than they are handled share the large buffers of
/// a ``BufferRing``.
struct StreamReader {
    /// How much is read at a time.
    private struct PieceSize {
        private static let range = (4 << 10)...(64 << 10)

        private var size = range.lowerBound
        /// Whether only a header is read next.
        var isHeader = false

        /// The size in bytes.
        var value: Int { isHeader ? FrameHeader.maximumSize : size }
        /// Whether more comes than a smaller piece would hold, so that its buffer will be needed again at once.
        var isLargest: Bool { !isHeader && size == Self.range.upperBound }

        /// Grows while there is more to read than fits, and shrinks when there is much less.
        mutating func adapt(to count: Int) {
            guard !isHeader else { return }
            if count == size {
                size = min(2 * size, Self.range.upperBound)
            } else if count < size / 4 {
                size = max(size / 2, Self.range.lowerBound)
            }
        }
    }

    /// From which size on a payload is read into its own buffer, once its header is known.
    private static let directSize = 16 << 10

    /// How many bytes were received.
    private(set) var received: UInt64 = 0
    /// Whether nothing but the socket lies between libcurl and the peer's bytes.
    private let isPlain: Bool
    private var pieceSize = PieceSize()
    /// The room for a piece that is only a header.
    private var headerPiece: [UInt8] = []

    init(isPlain: Bool) {
        self.isPlain = isPlain
    }

    /// Reads a piece of the stream.
    mutating func read(
        from easy: CurlEasy,
        into client: inout WebSocketClient,
        atMost limit: Int,
        to result: inout ReadResult,
        reusing ring: inout BufferRing,
        using random: inout SystemRandomNumberGenerator
    ) -> (count: Int, reading: CurlEasy.Reading) {
        let before = received
        // To its end, however little is missing: with a piece would come the beginning of the next, to be copied.
        let isDirect = client.missingPayload(ofFramesFrom: Self.directSize) > 0
        let reading =
            isDirect
            ? readDirectly(from: easy, into: &client, atMost: limit, to: &result, reusing: &ring, using: &random)
            : readPiece(from: easy, into: &client, to: &result, reusing: &ring, using: &random)
        pieceSize.isHeader = isDirect && client.missingPayload == 0
        return (Int(received - before), reading)
    }

    private mutating func readPiece(
        from easy: CurlEasy,
        into client: inout WebSocketClient,
        to result: inout ReadResult,
        reusing ring: inout BufferRing,
        using random: inout SystemRandomNumberGenerator
    ) -> CurlEasy.Reading {
        let isReused = pieceSize.isLargest
        var piece = isReused ? ring.take() : []
        if pieceSize.isHeader {
            swap(&piece, &headerPiece)
            piece.removeAll(keepingCapacity: true)
        }
        var reading = CurlEasy.Reading.drained
        piece.append(addingCapacity: pieceSize.value) { [isPlain] span in
            reading = easy.receive(into: &span, isPlain: isPlain)
        }
        pieceSize.adapt(to: piece.count)
        received += UInt64(piece.count)
        if pieceSize.isHeader {
            client.receive(piece[...], to: &result, reusing: &ring, using: &random)
            headerPiece = piece
        } else {
            client.receive(piece[...], to: &result, using: &random)
            if isReused { ring.keep(piece) }
        }
        return reading
    }

    private mutating func readDirectly(
        from easy: CurlEasy,
        into client: inout WebSocketClient,
        atMost limit: Int,
        to result: inout ReadResult,
        reusing ring: inout BufferRing,
        using random: inout SystemRandomNumberGenerator
    ) -> CurlEasy.Reading {
        var count = 0
        let reading = client.fillPayload(atMost: limit, to: &result, reusing: &ring, using: &random) { [isPlain] span in
            let reading = easy.receive(into: &span, isPlain: isPlain)
            count = span.count
            return reading
        }
        received += UInt64(count)
        return reading ?? .drained
    }
}

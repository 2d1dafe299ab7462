/// Reading without copying.
///
/// Small messages come many at a time: a piece of the stream is read into
/// a buffer of its own, and the messages are slices of it. A large one has
/// a buffer of its own, into which libcurl writes. Behind a large message only a
/// header is read, so that the payload of the next, which is likely to be large too, goes to
/// its own buffer from its first byte on. Streams that come faster than they are handled share the large buffers of
/// a ``BufferRing``.
extension CurlLink {
    /// How much is read at a time.
    struct PieceSize {
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

    /// Reads a piece of the stream.
    func read(
        from easy: CurlEasy,
        atMost limit: Int,
        to harvest: inout CurlHarvest,
        reusing ring: inout BufferRing,
        using random: inout SystemRandomNumberGenerator
    ) -> (count: Int, reading: CurlEasy.Reading) {
        let before = received
        // To its end, however little is missing: with a piece would come the beginning of the next, to be copied.
        let isDirect = client.missingPayload(ofFramesFrom: Self.directSize) > 0
        let reading =
            isDirect
            ? readDirectly(from: easy, atMost: limit, to: &harvest, reusing: &ring, using: &random)
            : readPiece(from: easy, to: &harvest, reusing: &ring, using: &random)
        pieceSize.isHeader = isDirect && client.missingPayload == 0
        return (Int(received - before), reading)
    }

    private func readPiece(
        from easy: CurlEasy,
        to harvest: inout CurlHarvest,
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
        piece.append(addingCapacity: pieceSize.value) { span in
            reading = easy.receive(into: &span, isPlain: isPlain)
        }
        pieceSize.adapt(to: piece.count)
        received += UInt64(piece.count)
        if pieceSize.isHeader {
            client.receive(piece[...], to: &harvest, reusing: &ring, using: &random)
            headerPiece = piece
        } else {
            client.receive(piece[...], to: &harvest, using: &random)
            if isReused { ring.keep(piece) }
        }
        return reading
    }

    private func readDirectly(
        from easy: CurlEasy,
        atMost limit: Int,
        to harvest: inout CurlHarvest,
        reusing ring: inout BufferRing,
        using random: inout SystemRandomNumberGenerator
    ) -> CurlEasy.Reading {
        var count = 0
        let reading = client.fillPayload(atMost: limit, to: &harvest, reusing: &ring, using: &random) { span in
            let reading = easy.receive(into: &span, isPlain: isPlain)
            count = span.count
            return reading
        }
        received += UInt64(count)
        return reading ?? .drained
    }
}

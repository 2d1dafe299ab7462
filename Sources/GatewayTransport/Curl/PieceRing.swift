/// Buffers for pieces of streams, used again in turn.
///
/// A fresh buffer of this size is memory that the kernel has to clear, page by page, and a C library that
/// gives freed memory back at once makes that happen for every read, at about a seventh of what receiving costs.
/// The ring is the reactor's, so that its size does not depend on the number of connections.
struct PieceRing {
    /// How many buffers are kept: those of a burst that is being handled, and one to read into.
    private static let count = 4

    private var pieces: [[UInt8]] = []
    private var next = 0

    /// Takes an empty buffer out of the ring.
    ///
    /// Its room is that of a piece that was kept. If somebody still holds messages of that piece, they keep it,
    /// and the buffer is a new one.
    mutating func take() -> [UInt8] {
        guard next < pieces.count else { return [] }
        var piece: [UInt8] = []
        swap(&piece, &pieces[next])
        piece.removeAll(keepingCapacity: true)
        return piece
    }

    /// Puts the buffer that was taken last back, with what it holds now.
    mutating func keep(_ piece: [UInt8]) {
        if next < pieces.count { pieces[next] = piece } else { pieces.append(piece) }
        next = (next + 1) % Self.count
    }

    /// Gives the memory back.
    mutating func release() {
        guard !pieces.isEmpty else { return }
        pieces = []
        next = 0
    }
}

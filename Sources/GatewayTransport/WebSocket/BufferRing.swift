/// Buffers for what was received, used again in turn.
///
/// A fresh buffer of their size is memory that the kernel has to clear, page by page, and a C library that
/// gives freed memory back at once makes that happen for every read, at about a seventh of what receiving costs.
/// One ring serves many connections, so that its size does not depend on their number.
package struct BufferRing: Sendable {
    /// How many buffers are kept: those of a burst that is being handled, and one to read into.
    private static let count = 4
    /// The size from which a buffer is worth keeping, and the largest that is kept.
    package static let sizes = (16 << 10)...(256 << 10)

    private var buffers: [[UInt8]] = []
    private var next = 0

    /// Creates a ring without buffers.
    package init() {}

    /// Takes an empty buffer out of the ring.
    ///
    /// Its room is that of a buffer that was kept. If its contents are still held elsewhere, they stay there,
    /// and the buffer is a new one.
    package mutating func take() -> [UInt8] {
        guard next < buffers.count else { return [] }
        var buffer: [UInt8] = []
        swap(&buffer, &buffers[next])
        buffer.removeAll(keepingCapacity: true)
        return buffer
    }

    /// Keeps a buffer for later, with what it holds now, unless its size is not worth it.
    package mutating func keep(_ buffer: [UInt8]) {
        guard Self.sizes.contains(buffer.capacity) else { return }
        if next < buffers.count { buffers[next] = buffer } else { buffers.append(buffer) }
        next = (next + 1) % Self.count
    }

    /// Puts back a buffer that was taken and not used.
    package mutating func putBack(_ buffer: [UInt8]) {
        if next < buffers.count, buffers[next].isEmpty { buffers[next] = buffer }
    }

    /// Gives the memory back.
    package mutating func release() {
        guard !buffers.isEmpty else { return }
        buffers = []
        next = 0
    }
}

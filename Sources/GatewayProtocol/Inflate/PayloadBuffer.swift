/// A payload that is copied to a batch once it is complete, in a buffer that serves the next one too.
struct PayloadBuffer {
    var bytes: [UInt8] = []
    private var patience = BufferPatience()

    /// Moves the payload to a batch, unless it is empty.
    mutating func move(to payloads: inout PayloadBatch) {
        guard !bytes.isEmpty else { return }
        payloads.append(bytes.span)
        let givesBack = patience.isOver(after: bytes.count, capacity: bytes.capacity)
        bytes.removeAll(keepingCapacity: !givesBack)
    }
}

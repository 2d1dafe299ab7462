/// Where a decompressor writes a payload.
protocol InflateOutput {
    /// How many bytes of the payload have come.
    var payloadCount: Int { get }
    /// How many bytes may follow in the memory that there is.
    var payloadRoom: Int { get }

    /// Appends to the payload.
    ///
    /// - Parameters:
    ///   - room: How many bytes there must be room for.
    ///   - body: Writes them. It may write more where there is room for more.
    mutating func extendPayload(by room: Int, _ body: (inout OutputSpan<UInt8>) -> Void)
}

extension InflateOutput {
    /// How many bytes to make room for.
    ///
    /// - Parameters:
    ///   - remaining: How much of the input is left.
    ///   - inputCount: How much input there was when the payload had `start` bytes.
    ///   - start: How many bytes of the payload had come before the input.
    ///   - limit: The most bytes that the payload may have.
    /// - Returns: The room that there is; if there is none, what likely follows, by what the payload came to so far.
    func room(for remaining: Int, of inputCount: Int, since start: Int, limit: Int) -> Int {
        guard payloadRoom == 0 else { return payloadRoom }
        let following = remaining * (payloadCount - start) / max(1, inputCount - remaining)
        return min(max(following + following / 8, payloadCount / 2, 4095), limit - payloadCount) + 1
    }
}

extension [UInt8]: InflateOutput {
    var payloadCount: Int { count }
    var payloadRoom: Int { capacity - count }

    mutating func extendPayload(by room: Int, _ body: (inout OutputSpan<UInt8>) -> Void) {
        append(addingCapacity: room, initializingWith: body)
    }
}

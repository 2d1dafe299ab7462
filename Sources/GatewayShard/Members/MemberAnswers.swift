import GatewayProtocol

/// The callers that wait for the answers to requests for members.
struct MemberAnswers {
    private var buffers: [CommandID: MemberChunkBuffer] = [:]

    mutating func expect(_ id: CommandID, in buffer: MemberChunkBuffer) {
        buffers[id] = buffer
    }

    mutating func forget(_ id: CommandID) {
        buffers[id] = nil
    }

    /// Hands over a chunk.
    ///
    /// - Returns: Whether more is wanted.
    mutating func push(_ chunk: GuildMembersChunk, isLast: Bool, for id: CommandID) -> Bool {
        guard let buffer = buffers[id] else { return false }
        let wantsMore = buffer.push(chunk)
        if isLast || !wantsMore { buffers[id] = nil }
        if isLast { buffer.finish(nil) }
        return wantsMore
    }

    /// A request has ended.
    ///
    /// - Returns: Whether it was one for members whose answer is waited for.
    mutating func end(_ id: CommandID, _ error: CommandError?) -> Bool {
        guard let buffer = buffers.removeValue(forKey: id) else { return false }
        buffer.finish(error)
        return true
    }

    /// All requests that have not ended do so.
    mutating func endAll(_ error: CommandError) {
        for buffer in buffers.values { buffer.finish(error) }
        buffers = [:]
    }
}

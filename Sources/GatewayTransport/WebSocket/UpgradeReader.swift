/// Collects the head of a server's answer until it is whole.
struct UpgradeReader: Sendable {
    private let maximumSize: Int
    private var head: [UInt8] = []
    private var lines: [Range<Int>] = []
    private var lineStart = 0

    /// Creates a reader.
    ///
    /// - Parameter maximumSize: The largest head in bytes.
    init(maximumSize: Int) {
        self.maximumSize = maximumSize
    }

    /// Takes the next bytes.
    ///
    /// Interim answers (RFC 9110, section 15.2) are passed over.
    ///
    /// - Parameter bytes: The bytes. What follows the head stays in it.
    /// - Returns: The head, or `nil` if more bytes are needed.
    /// - Throws: ``TransportError`` with the code ``TransportError/Code/invalidUpgrade`` if the
    ///   bytes are not HTTP/1.1, or the head is too large.
    mutating func read(_ bytes: inout ArraySlice<UInt8>) throws(TransportError) -> UpgradeResponse? {
        while let byte = bytes.popFirst() {
            guard head.count < maximumSize else {
                throw TransportError(.invalidUpgrade, "The answer to the upgrade exceeds \(maximumSize) bytes")
            }
            head.append(byte)
            try checkStatusLine(before: bytes)
            guard byte == UInt8(ascii: "\n") else { continue }
            var line = lineStart..<(head.count - 1)
            if head[line].last == UInt8(ascii: "\r") { line = line.lowerBound..<(line.upperBound - 1) }
            lineStart = head.count
            guard line.isEmpty else {
                lines.append(line)
                continue
            }
            let response = try UpgradeResponse(lines: lines.map { head[$0] })
            lines = []
            guard response.status < 200, response.status != 101 else { return response }
        }
        return nil
    }

    /// Rejects an answer that is not HTTP as soon as its first line shows it.
    ///
    /// - Parameter rest: The bytes behind ``head``, for the error message.
    /// - Throws: ``TransportError`` with the code ``TransportError/Code/invalidUpgrade``.
    private func checkStatusLine(before rest: ArraySlice<UInt8>) throws(TransportError) {
        guard lines.isEmpty, let last = head.last else { return }
        let expected = UpgradeResponse.protocolName
        let position = head.count - lineStart - 1
        if position < expected.count {
            guard last != expected[position] else { return }
            throw UpgradeResponse.malformed(head[lineStart...] + rest.prefix { $0 != UInt8(ascii: "\n") })
        }
        guard last == UInt8(ascii: "\n") else { return }
        _ = try UpgradeResponse.status(of: head[lineStart...].dropLast())
    }
}

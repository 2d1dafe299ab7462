/// What one kind of message costs each client.
struct TransportResult: Encodable, CustomStringConvertible {
    let tls: Bool
    let messageBytes: UInt64
    let messages: UInt64
    /// CPU time of the client's process for each message, in nanoseconds.
    let nanoseconds: [String: Double]
    let ratioToCurlLoop: Double
    let ratioToSocketLoop: Double
    let allocationsPerMessage: Double

    init(_ work: TransportWork, seconds: [TransportClient: Double], allocations: UInt64) {
        func cost(_ client: TransportClient) -> Double { seconds[client] ?? .nan }
        tls = work.isSecure
        messageBytes = work.size
        messages = work.count
        nanoseconds = Dictionary(
            uniqueKeysWithValues: seconds.map { ($0.rawValue, $1 * 1e9 / Double(work.count)) }
        )
        ratioToCurlLoop = cost(.curlTransport) / cost(.curlLoop)
        ratioToSocketLoop = cost(.curlTransport) / cost(.socketLoop)
        allocationsPerMessage = Double(allocations) / Double(work.count)
    }

    var description: String {
        let costs = TransportClient.allCases.map { client in
            "\(client.rawValue) \((nanoseconds[client.rawValue] ?? .nan).shown(0)) ns"
        }
        return "\(tls ? "TLS  " : "plain") \(messageBytes) B x \(messages): " + costs.joined(separator: ", ")
            + "; to the curl loop \(ratioToCurlLoop.shown(2)), to the socket loop \(ratioToSocketLoop.shown(2)); "
            + "\(allocationsPerMessage.shown(3)) allocations per message"
    }
}

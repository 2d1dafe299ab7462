import NIOHTTP1

/// An HTTP request, taken apart as far as the simulator looks at it.
struct HTTPRequest {
    let method: HTTPMethod
    /// The path, without the prefix of the API and its version.
    let path: String
    /// The items of the query, with percent-encoding resolved.
    let query: [String: String]
    let authorization: String?
    let body: [UInt8]

    init(_ head: HTTPRequestHead, body: [UInt8]) {
        method = head.method
        authorization = head.headers.first(name: "Authorization")
        self.body = body
        let parts = head.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var steps = (parts.first ?? "").split(separator: "/")
        if steps.first == "api" {
            steps.removeFirst()
            if let version = steps.first, version.first == "v", Int(version.dropFirst()) != nil { steps.removeFirst() }
        }
        path = "/" + steps.joined(separator: "/")
        var query: [String: String] = [:]
        for item in (parts.count == 2 ? parts[1] : "").split(separator: "&") {
            let pair = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            query[Self.decoded(pair[0])] = pair.count == 2 ? Self.decoded(pair[1]) : ""
        }
        self.query = query
    }

    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let decoded = UInt8(String(Substring(rest.prefix(2))), radix: 16) {
                rest = rest.dropFirst(2)
                bytes.append(decoded)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

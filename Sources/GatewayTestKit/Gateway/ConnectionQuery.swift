import GatewayModels

/// The query of the gateway's URL.
struct ConnectionQuery {
    /// The version; 6 when it is not given.
    let version: Int
    /// Whether the encoding is JSON.
    let isEncodingSupported: Bool
    /// The compression of the connection, or `nil` for one that is not known.
    let compression: Compression?

    init(_ target: String) {
        var items: [Substring: Substring] = [:]
        let query = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).dropFirst().first ?? ""
        for item in query.prefix(while: { $0 != "#" }).split(separator: "&") {
            let pair = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            items[pair[0]] = pair.count == 2 ? pair[1] : ""
        }
        version = items["v"].map { Int($0) ?? -1 } ?? 6
        isEncodingSupported = items["encoding", default: "json"] == "json"
        if let name = items["compress"] {
            compression = Compression.allCases.first { $0.queryValue == String(name) }
        } else {
            compression = Compression.none
        }
    }
}

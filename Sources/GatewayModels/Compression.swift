/// How the gateway compresses what it sends (Discord's documentation, "Gateway", "Encoding and Compression").
///
/// What a client sends is never compressed.
@nonexhaustive
public enum Compression: String, CaseIterable, Hashable, Codable, Sendable {
    /// Nothing is compressed.
    case none
    /// Large payloads are compressed one by one, which the client asks for when it identifies.
    case payload
    /// All payloads of a connection are one zlib stream, which the client asks for in the URL.
    case zlibStream = "zlib-stream"

    /// The value of the URL's query item `compress`, or `nil` where there is to be none.
    public var queryValue: String? {
        switch self {
        case .none, .payload: nil
        case .zlibStream: rawValue
        }
    }
}

/// The format of a gateway's payloads.
///
/// Source: Discord's documentation, "Gateway", Encoding and Compression.
public enum Encoding: String, Hashable, Sendable, Codable, CaseIterable {
    /// JSON, in UTF-8.
    case json
    /// Erlang's External Term Format. The gateway speaks it; this library does not, and refuses it.
    case etf
}

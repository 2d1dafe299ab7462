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
    #if Zstd
    /// All payloads of a connection are one zstd frame, which the client asks for in the URL.
    ///
    /// It exists only with the package trait `Zstd`, which adds libzstd to what a program links.
    case zstdStream = "zstd-stream"
    #endif

    /// The value of the URL's query item `compress`, or `nil` where there is to be none.
    public var queryValue: String? {
        switch self {
        case .none, .payload: nil
        case .zlibStream: rawValue
        #if Zstd
        case .zstdStream: rawValue
        #endif
        }
    }
}

#if !Zstd
extension Compression {
    /// Stands for zstd-stream where the package trait `Zstd` is off, so that the compiler says what to do.
    @available(
        *,
        unavailable,
        message: "Enable the trait Zstd of the package swift-discord-gateway to use zstd-stream."
    )
    public static var zstdStream: Compression { .zlibStream }
}
#endif

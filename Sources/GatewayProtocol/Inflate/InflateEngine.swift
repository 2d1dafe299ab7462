/// The implementation that inflates a zlib-stream.
///
/// Both give the same payloads and reject the same streams; they differ in speed and in memory.
@nonexhaustive
public enum InflateEngine: String, CaseIterable, Hashable, Codable, Sendable {
    /// The zlib that the program finds when it starts.
    ///
    /// A faster library that is compatible with it, such as zlib-ng's, takes its place without a change.
    case zlib
    /// The inflater of this package.
    ///
    /// It takes little more than half of zlib's time for the same events, and about 105 KiB for each connection where zlib
    /// takes 40.
    case native
}

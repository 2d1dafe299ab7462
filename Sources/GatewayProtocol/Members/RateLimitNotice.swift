internal import GatewayJSON
internal import GatewayModels

/// The contents of a RATE_LIMITED event: the gateway has ignored a command.
///
/// Source: Discord's documentation, "Gateway Events", Rate Limited.
struct RateLimitNotice: Hashable, Sendable {
    let opcode: Opcode
    let retryAfter: Duration
    /// The guild and nonce of the request for members that it answers.
    let guild: Snowflake?
    let nonce: String?

    /// The longest nonce of a request, in bytes of UTF-8.
    private static let nonceLimit = 32

    /// Reads an event, or returns `nil` if it does not say which opcode it is about.
    ///
    /// - Parameters:
    ///   - event: A RATE_LIMITED.
    ///   - longest: The longest wait to believe; one that is no number counts as this too.
    init?(_ event: GatewayEvent, longest: Duration) {
        let bytes = event.storage
        var number: Int?
        var seconds: Double?
        var guild: Snowflake?
        var nonce: String?
        JSONMember.forEach(in: bytes, event.dataRange) { member in
            if member.keyEquals("opcode", in: bytes) {
                number = member.integer(in: bytes).flatMap { Int(exactly: $0) }
            } else if member.keyEquals("retry_after", in: bytes) {
                seconds = member.double(in: bytes)
            } else if member.keyEquals("meta", in: bytes) {
                (guild, nonce) = (nil, nil)
                JSONMember.forEach(in: bytes, member.value) { member in
                    if member.keyEquals("guild_id", in: bytes) { guild = member.snowflake(in: bytes) }
                    if member.keyEquals("nonce", in: bytes) { nonce = member.string(in: bytes, upTo: Self.nonceLimit) }
                }
            }
        }
        guard let number else { return nil }
        opcode = Opcode(rawValue: number)
        let wait = seconds ?? .infinity
        retryAfter = wait < longest / .seconds(1) ? .seconds(max(0, wait)) : longest
        self.guild = guild
        self.nonce = nonce
    }
}

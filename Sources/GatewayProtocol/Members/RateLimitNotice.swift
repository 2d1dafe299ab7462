internal import GatewayJSON
internal import GatewayModels

/// What a RATE_LIMITED event says: a command was not carried out.
///
/// Source: Discord's documentation, "Gateway Events", Rate Limited.
struct RateLimitNotice: Hashable, Sendable {
    let opcode: Opcode
    let retryAfter: Duration
    /// The guild and nonce of the request for members that it answers.
    let guild: Snowflake?
    let nonce: String?

    /// Reads an event, or returns `nil` if it does not say which opcode it is about.
    ///
    /// - Parameters:
    ///   - event: A RATE_LIMITED.
    ///   - longest: The longest wait to believe; one that is no number counts as this too.
    init?(_ event: GatewayEvent, longest: Duration) {
        guard let data = try? JSONValue(parsing: event.storage, in: event.dataRange),
            let number = data["opcode"]?.integer.flatMap({ Int(exactly: $0) })
        else { return nil }
        opcode = Opcode(rawValue: number)
        let seconds = data["retry_after"]?.double ?? .infinity
        retryAfter = seconds < longest / .seconds(1) ? .seconds(max(0, seconds)) : longest
        guild = data["meta"]?["guild_id"].flatMap { Snowflake($0) }
        nonce = data["meta"]?["nonce"]?.string
    }
}

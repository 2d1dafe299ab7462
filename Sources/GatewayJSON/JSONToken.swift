/// The smallest piece of a JSON text that means something.
///
/// Commas and colons are checked and passed over, they are no tokens.
enum JSONToken: Hashable {
    case beginObject, endObject, beginArray, endArray
    case null, `true`, `false`
    case number(JSONNumberToken)
    case string(JSONStringToken)
    case key(JSONStringToken)
}

/// Where a number stands, and whether it has neither fraction nor exponent.
struct JSONNumberToken: Hashable {
    let range: Range<Int>
    let isInteger: Bool
}

/// Where the content of a string stands, without its quotes.
struct JSONStringToken: Hashable {
    let content: Range<Int>
    let hasEscapes: Bool
}

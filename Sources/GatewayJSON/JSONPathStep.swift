/// A step from a JSON value to one inside of it.
public enum JSONPathStep: Hashable, Sendable {
    /// To the member of an object with this key, of which at most the first 64 characters are kept.
    case key(String)
    /// To the element of an array with this index.
    case index(Int)

    static func key(of key: borrowing JSONKey) -> JSONPathStep {
        .key(String(key.text.prefix(64)))
    }

    /// The step as it is written behind others: `.key`, `["another key"]` or `[3]`.
    func description(isFirst: Bool) -> String {
        switch self {
        case .index(let index): "[\(index)]"
        case .key(let key) where !key.isEmpty && key.utf8.allSatisfy(\.isPlain): isFirst ? key : ".\(key)"
        case .key(let key): "[\(key.debugDescription)]"
        }
    }
}

extension UInt8 {
    fileprivate var isPlain: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

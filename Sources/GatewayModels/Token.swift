/// A bot's token, which cannot be printed.
///
/// Whoever has the text of a token is the bot. So the text is in no description, no mirror, no `dump` and no error;
/// ``withRevealed(_:)`` is the only way to it, and easy to search for. It is not `Encodable` for the same reason.
public struct Token: Hashable, Sendable {
    private let text: String

    /// Takes the text of a token, as Discord's developer portal shows it.
    ///
    /// White space around it and a leading `Bot ` are dropped: the gateway wants the bare token, and refuses to
    /// resume with a prefix.
    ///
    /// - Parameter string: The text.
    /// - Throws: ``InvalidToken`` if nothing is left, or something that cannot be part of a token.
    public init(_ string: String) throws(InvalidToken) {
        var words = string.split(whereSeparator: \.isWhitespace)
        if words.first == "Bot" {
            words.removeFirst()
        }
        guard let word = words.first else { throw .empty }
        guard words.count == 1, word.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) else { throw .forbiddenCharacter }
        text = String(word)
    }

    /// Lends the text of the token, for putting it on the wire.
    ///
    /// Do not print it, log it or put it into an error.
    ///
    /// - Parameter body: What to do with the text.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws.
    public func withRevealed<Success, Failure: Error>(
        _ body: (String) throws(Failure) -> Success
    ) throws(Failure) -> Success {
        try body(text)
    }
}

extension Token: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// A fixed text, the same for every token.
    public var description: String {
        "Token(hidden)"
    }

    /// A fixed text, the same for every token.
    public var debugDescription: String {
        description
    }

    /// A mirror without children.
    public var customMirror: Mirror {
        Mirror(self, children: [])
    }
}

/// A text is not a token.
///
/// The error holds no part of the text.
@nonexhaustive
public enum InvalidToken: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is nothing but white space, or the prefix `Bot`.
    case empty
    /// There is white space within, or a character other than visible ASCII.
    case forbiddenCharacter

    /// One line for a person, without any part of the text.
    public var description: String {
        switch self {
        case .empty: "the token is empty"
        case .forbiddenCharacter: "the token holds white space, or a character other than visible ASCII"
        }
    }
}

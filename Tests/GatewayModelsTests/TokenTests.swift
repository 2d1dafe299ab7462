import GatewayModels
import Testing

@Suite struct TokenTests {
    private static let secret = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs"

    private struct Settings {
        let name = "settings"
        let token: Token
        let tokens: [String: Token?]
    }

    @Test func `lends its text`() throws {
        let token = try Token(Self.secret)
        #expect(token.withRevealed { $0 } == Self.secret)
        #expect(token.withRevealed(\.count) == 59)
    }

    @Test func `passes on the error of who borrows its text`() throws {
        struct Refusal: Error, Equatable {}
        let token = try Token(Self.secret)
        #expect(throws: Refusal()) { try token.withRevealed { (_) throws(Refusal) in throw Refusal() } }
    }

    @Test(arguments: ["\(secret)", "  \(secret)\r\n", "Bot \(secret)", "\tBot  \(secret) ", "Bot\n\(secret)"])
    func `white space around and the prefix Bot are dropped`(text: String) throws {
        #expect(try Token(text) == Token(Self.secret))
    }

    @Test func `a token that begins like the prefix is whole`() throws {
        #expect(try Token("Botanic.garden").withRevealed { $0 } == "Botanic.garden")
        #expect(try Token("Bot Botanic").withRevealed { $0 } == "Botanic")
    }

    @Test(arguments: ["", " ", "\r\n\t", "Bot", " Bot ", "Bot \n", "\u{A0}"])
    func `nothing is no token`(text: String) {
        #expect(throws: InvalidToken.empty) { try Token(text) }
    }

    @Test(arguments: [
        "abc def", "abc\ndef", "Bot abc def", "Bearer abc", "bot abc", "abc\u{0}", "abc\u{1B}[31m", "abc\u{7F}",
        "töken",
        "abc\u{A0}def", "abc\u{200B}", "abc\u{2028}def", "“abc”",
    ])
    func `white space within and characters other than visible ASCII are refused`(text: String) {
        #expect(throws: InvalidToken.forbiddenCharacter) { try Token(text) }
    }

    @Test func `no way of printing shows any piece of the text`() throws {
        let token = try Token(Self.secret)
        let settings = Settings(token: token, tokens: ["a": token, "b": nil])
        var dumps = ""
        dump(token, to: &dumps)
        dump(settings, to: &dumps)
        dump([token] as [Any], to: &dumps)

        let printed = [
            token.description, token.debugDescription, "\(token)", "\(token as Any)", "\(Optional(token) as Any)",
            String(describing: token), String(reflecting: token), String(describing: [token]),
            String(describing: ["a": token]), String(reflecting: [token]), String(describing: settings),
            String(reflecting: settings), String(describing: (token, 1)), dumps,
            String(reflecting: Result<Token, InvalidToken>.success(token)),
            String(reflecting: Mirror(reflecting: token)), String(describing: try Token("Bot " + Self.secret)),
        ]
        for text in printed {
            #expect(
                piece(of: Self.secret, in: text) == nil,
                "in \(text.count) characters that begin with \(text.prefix(20))"
            )
        }
    }

    @Test func `the mirror has no children at any depth`() throws {
        let token = try Token(Self.secret)
        #expect(Mirror(reflecting: token).children.isEmpty)
        #expect(Mirror(reflecting: token).superclassMirror == nil)
        let settings = Mirror(reflecting: Settings(token: token, tokens: [:]))
        let child = try #require(settings.descendant("token"))
        #expect(Mirror(reflecting: child).children.isEmpty)
        #expect(settings.descendant("token", 0) == nil)
        #expect(settings.descendant("token", "text") == nil)
    }

    @Test(arguments: ["\(secret) \(secret)", "\(secret)\u{0}", "ö\(secret)"])
    func `a refusal shows no piece of the text`(text: String) {
        let error = #expect(throws: InvalidToken.self) { try Token(text) }
        var dumped = ""
        dump(error, to: &dumped)
        for printed in ["\(String(describing: error))", String(reflecting: error), error?.description ?? "", dumped] {
            #expect(piece(of: Self.secret, in: printed) == nil)
        }
    }

    @Test func `cannot be encoded`() throws {
        let token: any Sendable = try Token(Self.secret)
        #expect(!(token is any Encodable))
    }

    @Test func `tokens are equal when their texts are`() throws {
        let tokens: Set<Token> = [try Token(Self.secret), try Token("Bot " + Self.secret), try Token("other")]
        #expect(tokens.count == 2)
    }

    /// The first piece of six letters that a text shows.
    private func piece(of secret: String, in text: String) -> String? {
        let letters = Array(secret)
        return (0...letters.count - 6).lazy.map { String(letters[$0..<$0 + 6]) }.first { text.contains($0) }
    }
}

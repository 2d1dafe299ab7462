import GatewayProtocol

/// The words, names and signs that simulated people use.
enum Vocabulary {
    static let syllables = split(
        "ba ce di fo gu ha jen kil lor mun nai oth pra qua rin sel tav ulf vey wen xo yar zim ash bel cor dun ery fal gri hol"
    )

    static let words = split(
        """
        and the to a of it in is that for on was with are this but not have be at we you my they so just like what all there \
        can if get out up one about time some when more really think good know see would how been day back here new now then \
        over only too after way even well because people make first game team play round match score map level boss loot win \
        lost again tonight tomorrow later soon anyone someone maybe never always great nice cool sorry thanks please welcome \
        hello morning night music song track stream video photo link file code build test branch review merge release docs \
        bug fix patch crash log error server client channel thread role emoji poll event invite bot command reply message \
        coffee pizza lunch train rain snow summer weekend holiday school work meeting budget plan idea question answer
        """
    )

    static let emoji = split("😀 🎮 🌙 ☕ 👋 ❄️ 🎵 🧩 🙌 🌈 🐙 🍕 📈 🔧 🎲 🦊 🪐")
    static let otherScripts = Array("こんばんは雨の夜に本を読むのが好き早上好我们今天去公园오늘저녁뭐먹을까добрыйвечердрузья")

    static let games = [
        "Harbor Lights", "Starfall Tactics", "Rune & Ruin", "Velodrome 26", "Mossgarden", "Iron Meridian",
        "Tiny Trains",
        "Deepwater", "Paper Kingdoms", "Circuit Breaker", "Visual Editor", "Night Market",
    ]

    static let guildKinds = ["Lounge", "Guild", "Workshop", "Café ☕", "Club", "アリーナ", "Collective"]

    static let features = [
        "ANIMATED_ICON", "AUTO_MODERATION", "BANNER", "CHANNEL_ICON_EMOJIS_GENERATED", "COMMUNITY", "DISCOVERABLE",
        "GUILD_ONBOARDING", "GUILD_SERVER_GUIDE", "INVITE_SPLASH", "MEMBER_VERIFICATION_GATE_ENABLED", "NEWS",
        "PREVIEW_ENABLED", "PRIVATE_THREADS", "ROLE_ICONS", "SOUNDBOARD", "VANITY_URL", "WELCOME_SCREEN_ENABLED",
    ]

    static let permissions = [
        "0", "8", "1024", "2048", "3072", "68608", "104324673", "1071698660929",
    ]

    /// How many words a message has: 128 equally likely values of a log-normal distribution (1.9, 0.95).
    private static let messageLengths = [
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3,
        3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 7, 7, 7,
        7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 9, 9, 9, 9, 9, 10, 10, 10, 10, 10, 11, 11, 11, 11, 12, 12, 12, 13, 13, 13,
        14, 14, 14, 15, 15, 16, 16, 17, 17, 18, 18, 19, 20, 21, 21, 22, 23, 25, 26, 27, 29, 31, 34, 37, 41, 47,
        57, 83,
    ]

    static func name(_ random: inout SeededRandom) -> String {
        var name = ""
        for _ in 0..<random.number(2...4) { name += random.pick(syllables) }
        if random.percent(30) { name += String(random.below(1_000)) }
        return name
    }

    static func title(_ random: inout SeededRandom) -> String {
        let name = name(&random)
        return name.prefix(1).uppercased() + name.dropFirst()
    }

    static func foreign(_ length: Int, _ random: inout SeededRandom) -> String {
        var text = ""
        for _ in 0..<length { text.append(random.pick(otherScripts)) }
        return text
    }

    /// The text of a message; `limit` is in characters.
    static func text(limit: Int = .max, _ random: inout SeededRandom) -> String {
        if random.percent(4) { return foreign(random.number(5...60), &random) }
        var text = ""
        for index in 0..<random.pick(messageLengths) {
            if index > 0 { text += " " }
            text += random.pick(words)
        }
        if random.percent(18) { text += " " + random.pick(emoji) }
        if random.percent(6) { text += " <:\(name(&random)):\(1_000_000_000_000_000_000 + random.below(1 << 58))>" }
        if random.percent(5) { text += " \"as \\ quoted\"\n> on a line of its own" }
        return text.utf8.count <= limit ? text : String(text.prefix(limit))
    }

    private static func split(_ words: String) -> [String] {
        words.split(separator: " ").map(String.init)
    }
}

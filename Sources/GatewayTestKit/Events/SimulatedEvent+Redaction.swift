import GatewayJSON
import GatewayModels

extension SimulatedEvent {
    /// Whether the event is a guild's message, whose content takes an intent to see.
    var hasContent: Bool { guild != nil && (name == .messageCreate || name == .messageUpdate) }

    /// The data as a bot without the intent MESSAGE_CONTENT gets it.
    var dataWithoutContent: [UInt8] {
        var redacted = data
        guard var members = try? JSONMemberScanner(data) else { return data }
        var replacements: [(Range<Int>, String)] = []
        while let member = try? members.next() {
            if member.keyEquals("content", in: data) {
                replacements.append((member.value, #""""#))
            } else if ["embeds", "attachments", "components"].contains(where: { member.keyEquals($0, in: data) }) {
                replacements.append((member.value, "[]"))
            }
        }
        for (range, text) in replacements.reversed() { redacted.replaceSubrange(range, with: Array(text.utf8)) }
        return redacted
    }
}

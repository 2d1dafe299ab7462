import Foundation
import GatewayJSON
import GatewayModels
import Testing

/// What Scripts/events says of the models, read by itself: the decoder is judged by it.
struct ModelDescription {
    struct Field {
        let key: String
        /// The name of an entry or of a scalar.
        let type: String
        let shape: Shape
        let mayMiss: Bool
        let mayBeNull: Bool
        let hasThreeStates: Bool

        /// Whether an object without it, or with something else in its place, is still one.
        var isRequired: Bool { !mayMiss && !mayBeNull && shape != .array && type != "Presence" }
    }

    enum Shape { case single, array, dictionary }

    enum Form { case object, integer, flags, textFlags }

    private(set) var forms: [String: Form] = [:]
    private(set) var fields: [String: [Field]] = [:]
    /// The name of the object that the data of an event is.
    private(set) var objectsByEvent: [EventName: String] = [:]

    static let shared = Result { try ModelDescription() }

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Scripts/events")
        let files = try FileManager.default.contentsOfDirectory(at: root, includingPropertiesForKeys: nil)
        var included: [(String, String)] = []
        var aliases: [(String, String)] = []
        for file in files where file.pathExtension == "txt" {
            var entry = ""
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#")
            {
                let words = line.prefix { $0 != "|" }.split(separator: " ").map(String.init)
                if !line.hasPrefix(" ") {
                    entry = words[0] == "event" ? words[2] : words[1]
                    switch words[0] {
                    case "integer": forms[entry] = .integer
                    case "flags": forms[entry] = words.last == "string" ? .textFlags : .flags
                    default: forms[entry] = .object
                    }
                    guard words[0] == "event" else { continue }
                    objectsByEvent[EventName(rawValue: words[1])] = entry
                    if words.count > 3, words[3] == "of" { aliases.append((entry, words[4])) }
                } else if words[0] == "include" {
                    included.append((entry, words[1]))
                } else if forms[entry] == .object {
                    fields[entry, default: []].append(Field(words[0], words[1]))
                }
            }
        }
        for (name, other) in aliases + included {
            fields[name, default: []] += fields[other, default: []]
        }
        objectsByEvent[.guildCreate] = "AvailableGuild"
    }

    static func object(of event: EventName) throws -> String? {
        try shared.get().objectsByEvent[event]
    }
}

extension ModelDescription.Field {
    init(_ key: String, _ type: String) {
        mayMiss = key.hasSuffix("?")
        self.key = String(key.prefix { $0 != ":" && $0 != "?" })
        hasThreeStates = type.hasSuffix("??")
        mayBeNull = type.hasSuffix("?")
        let bare = type.trimmingCharacters(in: CharacterSet(charactersIn: "?^"))
        shape = bare.hasPrefix("[") ? .array : bare.hasPrefix("{") ? .dictionary : .single
        let inner = bare.trimmingCharacters(in: CharacterSet(charactersIn: "[]{}"))
        self.type = inner.split(separator: ":").last.map(String.init) ?? inner
    }
}

import GatewayEvents
import GatewayJSON
import GatewayModels
import GatewayProtocol
import Testing

struct HostileInputTests {
    @Test(arguments: PayloadFile.own)
    func `data that ends anywhere is an error`(file: PayloadFile) throws {
        for (name, data) in try file.events() {
            let bytes = data.encoded()
            // Every place in most payloads, and every seventh in the few that are large.
            for end in stride(from: 0, to: bytes.count, by: bytes.count > 1_500 ? 7 : 1) {
                #expect(throws: JSONError.self, "\(end)") { try name.decode(Array(bytes[..<end])) }
            }
        }
    }

    @Test(arguments: PayloadFile.own)
    func `changed data is an error, or something that can be written and read again`(file: PayloadFile) throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = SeededRandom(seed: seed)
        let replacements = Array(#"{}[]",:\0-9.eutfn "#.utf8) + [0, 0x7F, 0x80, 0xC3, 0xFF]
        for (name, data) in try file.events() {
            let original = data.encoded()
            for _ in 0..<100 {
                var bytes = original
                for _ in 0..<Int.random(in: 1...3, using: &random) {
                    guard let index = bytes.indices.randomElement(using: &random) else { break }
                    switch Int.random(in: 0..<3, using: &random) {
                    case 0: bytes[index] = replacements.randomElement(using: &random) ?? 0
                    case 1: bytes.remove(at: index)
                    default: bytes.insert(replacements.randomElement(using: &random) ?? 0, at: index)
                    }
                }
                guard let event = try? name.decode(bytes), let payload = event.payload else { continue }
                let again = try? name.decode(payload.encoded())
                #expect(again == event, "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
            }
        }
    }

    @Test func `messages in messages end at a depth, and not in a crash`() throws {
        let start =
            #"{"id":"1","channel_id":"2","author":{"id":"3","username":"a"},"content":"","#
            + #""timestamp":"2021-03-31T18:45:31+00:00","type":19,"referenced_message":"#
        let depth = 400
        let text = String(repeating: start, count: depth) + "null" + String(repeating: "}", count: depth)
        guard case .messageCreate(let event) = try EventName.messageCreate.decode(Array(text.utf8)) else { return }
        var message = event.message
        var count = 1
        while let inner = message.referencedMessage.value {
            message = inner
            count += 1
        }
        #expect((20..<100).contains(count))
    }

    @Test func `components in components end at a depth, and not in a crash`() throws {
        let text = String(repeating: #"{"type":1,"components":["#, count: 200) + String(repeating: "]}", count: 200)
        let message =
            #"{"id":"1","channel_id":"2","author":{"id":"3","username":"a"},"content":"","#
            + #""timestamp":"2021-03-31T18:45:31+00:00","type":0,"components":["# + text + "]}"
        #expect(throws: Never.self) { try EventName.messageCreate.decode(Array(message.utf8)) }
    }
}

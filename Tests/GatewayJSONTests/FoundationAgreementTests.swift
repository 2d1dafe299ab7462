import Foundation
import GatewayJSON
import Testing

/// What is JSON, and what it says, is the same to the reader, to the decoder, to the parser and to Foundation.
@Suite struct FoundationAgreementTests {
    @Test(arguments: 0..<60 as Range<UInt64>)
    func `a document says the same to all`(seed: UInt64) throws {
        var random = DocumentGenerator(seed: seed)
        for _ in 0..<40 {
            let bytes = Array(random.document(depth: 5).utf8)
            let context: Comment = "seed \(seed): \(String(decoding: bytes, as: UTF8.self))"
            let theirs = try JSONDecoder().decode(JSONTree.self, from: Data(bytes))
            #expect(try GatewayJSONDecoder().decode(JSONTree.self, from: bytes).agrees(with: theirs), context)
            #expect(try ReadTree(parsing: bytes).tree.agrees(with: theirs), context)
            #expect(try JSONTree(JSONValue(parsing: bytes)).agrees(with: theirs), context)
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `a damaged document is refused by all or by none`(seed: UInt64) {
        var random = DocumentGenerator(seed: seed)
        for _ in 0..<200 {
            let document = Array(random.document(depth: 4).utf8)
            let bytes = random.damaged(document)
            let context: Comment = "seed \(seed): \(String(decoding: bytes, as: UTF8.self)), \(bytes)"
            let ours = [
                (try? GatewayJSONDecoder().decode(JSONTree.self, from: bytes)) != nil,
                (try? ReadTree(parsing: bytes)) != nil,
                (try? JSONValue(parsing: bytes)) != nil,
            ]
            #expect(Set(ours).count == 1, context)
            guard !isReadOtherwiseByFoundation(bytes) else { continue }
            let theirs = (try? JSONDecoder().decode(JSONTree.self, from: Data(bytes))) != nil
            #expect(ours[0] == theirs, context)
        }
    }

    /// Foundation guesses other encodings from zeros and byte order marks, and refuses half a surrogate pair.
    private func isReadOtherwiseByFoundation(_ bytes: [UInt8]) -> Bool {
        if bytes.contains(0) || bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return true }
        guard let value = try? JSONValue(parsing: bytes) else { return false }
        return JSONTree(value).hasReplacementCharacter
    }

    @Test func `of a key that occurs twice the reader and the parser take the last value, the decoder either`() throws {
        let bytes = Array(#"{"a":1,"b":[],"a":2,"\u0061":3}"#.utf8)
        #expect(try JSONValue(parsing: bytes)["a"] == 3)
        guard case .object(let members) = try ReadTree(parsing: bytes).tree,
            case .object(let decoded) = try GatewayJSONDecoder().decode(JSONTree.self, from: bytes)
        else {
            Issue.record("not an object")
            return
        }
        #expect(members["a"] == .number(3, integer: 3))
        #expect([1, 2, 3].contains { decoded["a"] == .number(Double($0), integer: $0) })
        #expect(members.count == 2 && decoded.count == 2)
    }
}

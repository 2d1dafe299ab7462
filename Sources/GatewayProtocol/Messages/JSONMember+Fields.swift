internal import GatewayJSON
internal import GatewayModels

extension JSONMember {
    /// Reads the members of an object up to its end, or up to an error in its grammar.
    ///
    /// - Parameters:
    ///   - bytes: An array that holds the object.
    ///   - range: The place of the object; nothing is read if something else is there.
    ///   - body: Reads one member.
    /// - Returns: Whether the object was read to its end.
    @discardableResult
    static func forEach(in bytes: [UInt8], _ range: Range<Int>, _ body: (JSONMember) -> Void) -> Bool {
        do {
            var members = try JSONMemberScanner(bytes, range: range, strictness: .structure)
            while let member = try members.next() { body(member) }
            return true
        } catch {
            return false
        }
    }

    /// The value, if it is a string that is not empty and has at most so many bytes of UTF-8.
    func string(in bytes: [UInt8], upTo limit: Int) -> String? {
        // An escape takes up to six bytes for one.
        guard kind == .string, value.count <= 6 * limit + 2, let text = string(in: bytes), !text.isEmpty else {
            return nil
        }
        return text.utf8.count <= limit ? text : nil
    }

    /// The value, if it is a snowflake, as a string or as a number.
    func snowflake(in bytes: [UInt8]) -> Snowflake? {
        Snowflake(json: bytes, in: value)
    }
}

extension Snowflake {
    /// Reads a value that is a snowflake, as a string or as a number.
    init?(json bytes: [UInt8], in value: Range<Int>) {
        // 20 digits, each written as an escape at the longest.
        guard value.count <= 122, let value = try? JSONValue(parsing: bytes, in: value) else { return nil }
        self.init(value)
    }
}

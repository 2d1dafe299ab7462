/// A payload that the gateway wrote, as a bystander reads it.
struct Written: Hashable, Sendable {
    let payload: [UInt8]
    /// The opcode, or `nil` for what is no payload of a gateway.
    let opcode: Int?
    /// The name of a dispatch.
    let name: String?
    /// The sequence number of a dispatch.
    let sequence: Int?
    /// The session that a dispatch belongs to.
    let session: String?

    /// Reads a payload whose keys come in the order t, s, op, d; anything else has no opcode.
    init(_ payload: [UInt8], session: String?) {
        self.payload = payload
        var reader = PayloadReader(payload)
        let name = reader.skip("{\"t\":\"") ? reader.text() : nil
        if name == nil { _ = reader.skip("{\"t\":null") }
        _ = reader.skip(",\"s\":")
        let sequence = reader.integer()
        if sequence == nil { _ = reader.skip("null") }
        opcode = reader.skip(",\"op\":") ? reader.integer() : nil
        self.name = opcode == 0 ? name : nil
        self.sequence = opcode == 0 ? sequence : nil
        self.session = opcode == 0 ? session : nil
    }

    /// Whether it begins the use of a session.
    var opensSession: Bool { name == "READY" || name == "RESUMED" }

    /// Whether a client may leave the connection because of it.
    var isCauseToLeave: Bool { opcode == nil || opcode == 7 || opcode == 9 }
}

/// A reader of the few forms of payload that a history knows.
struct PayloadReader {
    private var rest: ArraySlice<UInt8>

    init(_ payload: [UInt8]) {
        rest = payload[...]
    }

    mutating func skip(_ text: String) -> Bool {
        guard rest.starts(with: text.utf8) else { return false }
        rest = rest.dropFirst(text.utf8.count)
        return true
    }

    /// Reads up to a quotation mark and skips it.
    mutating func text() -> String? {
        guard let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { return nil }
        defer { rest = rest[(end + 1)...] }
        return String(decoding: rest[..<end], as: UTF8.self)
    }

    mutating func integer() -> Int? {
        let isNegative = rest.first == UInt8(ascii: "-")
        let digits = rest.dropFirst(isNegative ? 1 : 0).prefix { (0x30...0x39).contains($0) }
        guard !digits.isEmpty else { return nil }
        var number = 0
        for digit in digits { number = number &* 10 &+ Int(digit - 0x30) }
        rest = rest.dropFirst(digits.count + (isNegative ? 1 : 0))
        return isNegative ? -number : number
    }

    /// Skips to behind a text, if it comes.
    mutating func find(_ text: String) -> Bool {
        while !rest.isEmpty {
            if skip(text) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}

/// A payload that the client sent, as a bystander reads it.
struct ClientPayload {
    let bytes: [UInt8]
    let opcode: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var reader = PayloadReader(bytes)
        opcode = reader.skip("{\"op\":") ? reader.integer() ?? -1 : -1
    }

    /// The session that RESUME names.
    var session: String? {
        var reader = PayloadReader(bytes)
        return opcode == 6 && reader.find("\"session_id\":\"") ? reader.text() : nil
    }

    /// The number of a command: the nonce of a request for members, the guild of another.
    var command: Int? {
        guard opcode != 1, opcode != 2, opcode != 6 else { return nil }
        var reader = PayloadReader(bytes)
        if opcode == 8 { return reader.find("\"nonce\":\"") ? reader.integer() : nil }
        if opcode == 3 { return presence }
        if reader.find("\"guild_id\":\"") { return reader.integer() }
        reader = PayloadReader(bytes)
        return reader.find("\"guild_ids\":[\"") ? reader.integer() : nil
    }

    /// The number that marks a presence, also the one of IDENTIFY.
    var presence: Int? {
        var reader = PayloadReader(bytes)
        return (opcode == 3 || opcode == 2) && reader.find("\"since\":") ? reader.integer() : nil
    }
}

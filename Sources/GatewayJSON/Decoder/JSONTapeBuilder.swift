/// Writes the tape of a text, without recursion, and resolves the escapes in the text itself.
@safe
struct JSONTapeBuilder {
    private let text: UnsafeMutableBufferPointer<UInt8>
    private let convertsKeys: Bool
    private(set) var nodes: UnsafeMutablePointer<JSONTapeNode>
    private var count = 0
    private var capacity: Int

    @unsafe
    init(text: UnsafeMutableBufferPointer<UInt8>, convertsKeys: Bool) {
        unsafe self.text = text
        self.convertsKeys = convertsKeys
        // The gateway's objects have a key or value for every nine bytes or so.
        capacity = text.count / 8 + 16
        unsafe nodes = .allocate(capacity: capacity)
    }

    mutating func build(_ json: inout JSONReader) throws(JSONError) {
        append(.null)
        var container = 0
        repeat {
            try value(&json, in: &container)
            while container != 0, try !moveOn(&json, in: container) {
                let outer = unsafe Int(nodes[container].next)
                unsafe nodes[container].next = UInt32(truncatingIfNeeded: count)
                container = outer
            }
        } while container != 0
        try json.finish()
    }

    /// Passes to the next value of a container, if it has one.
    private mutating func moveOn(_ json: inout JSONReader, in container: Int) throws(JSONError) -> Bool {
        guard unsafe nodes[container].kind == .object else {
            guard try json.nextElement() else { return false }
            unsafe nodes[container].length += 1
            return true
        }
        guard try json.passComma(orClose: UInt8(ascii: "}")) else { return false }
        guard json.peek() == UInt8(ascii: "\"") else { throw json.unexpected() }
        var key = try content(&json)
        if convertsKeys { key = unsafe JSONSnakeCase.convert(text, key) }
        append(.key, key)
        try json.passColon()
        return true
    }

    private mutating func value(_ json: inout JSONReader, in container: inout Int) throws(JSONError) {
        switch json.peek() {
        case UInt8(ascii: "\""):
            append(.string, try content(&json))
        case UInt8(ascii: "{"):
            try json.open()
            open(.object, in: &container)
        case UInt8(ascii: "["):
            try json.open()
            open(.array, in: &container)
        case UInt8(ascii: "n"):
            try json.pass("null")
            append(.null)
        case UInt8(ascii: "t"):
            try json.pass("true")
            append(.true)
        case UInt8(ascii: "f"):
            try json.pass("false")
            append(.false)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let start = json.position
            let isInteger = try json.passNumber()
            append(isInteger ? .integer : .decimal, start..<json.position)
        default:
            throw json.unexpected()
        }
    }

    /// Passes a string, and tells where its content is after its escapes have been resolved in place.
    private mutating func content(_ json: inout JSONReader) throws(JSONError) -> Range<Int> {
        json.position += 1
        let start = json.position
        json.passPlainText()
        if json.position < json.end, json.byte(at: json.position) == UInt8(ascii: "\"") {
            json.position += 1
            return start..<json.position - 1
        }
        let (content, hasEscapes) = try json.rareContent(from: start)
        guard hasEscapes else { return content }
        let output = unsafe UnsafeMutableBufferPointer(rebasing: text[content])
        return unsafe content.lowerBound..<content.lowerBound + json.unescape(content, into: output)
    }

    private mutating func open(_ kind: JSONTapeNode.Kind, in container: inout Int) {
        let outer = container
        container = count
        append(kind)
        // The key to look at first is the one that follows.
        unsafe nodes[container].length = kind == .object ? UInt32(truncatingIfNeeded: count) : 0
        unsafe nodes[container].next = UInt32(truncatingIfNeeded: outer)
    }

    private mutating func append(_ kind: JSONTapeNode.Kind, _ content: Range<Int> = 0..<0) {
        if count == capacity {
            let grown = UnsafeMutablePointer<JSONTapeNode>.allocate(capacity: capacity * 2)
            unsafe grown.moveInitialize(from: nodes, count: count)
            unsafe nodes.deallocate()
            unsafe nodes = grown
            capacity *= 2
        }
        let node = JSONTapeNode(
            start: UInt32(truncatingIfNeeded: content.lowerBound),
            length: UInt32(truncatingIfNeeded: content.count),
            next: UInt32(truncatingIfNeeded: count + 1),
            kind: kind
        )
        unsafe (nodes + count).initialize(to: node)
        count += 1
    }
}

/// Turns `snake_case` into `camelCase`, in place.
enum JSONSnakeCase {
    private static let underscore = UInt8(ascii: "_")

    /// Converts a key; the result is never longer.
    @unsafe
    static func convert(_ text: UnsafeMutableBufferPointer<UInt8>, _ key: Range<Int>) -> Range<Int> {
        guard let first = key.first(where: { unsafe text[$0] != underscore }),
            let last = key.last(where: { unsafe text[$0] != underscore }),
            (first..<last).contains(where: { unsafe text[$0] == underscore })
        else { return key }
        var output = first
        var startsWord = false
        for index in first...last {
            let byte = unsafe text[index]
            if byte == underscore {
                startsWord = true
                continue
            }
            unsafe text[output] = startsWord ? uppercased(byte) : lowercased(byte)
            // Digits put off the capital letter, as with Foundation.
            startsWord = startsWord && byte < 0x41
            output += 1
        }
        for index in last + 1..<key.upperBound {
            unsafe text[output] = text[index]
            output += 1
        }
        return key.lowerBound..<output
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
    }

    private static func uppercased(_ byte: UInt8) -> UInt8 {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte ? byte & ~0x20 : byte
    }
}

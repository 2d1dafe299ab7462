internal import GatewayJSON
internal import GatewayModels

/// Reads the members of a payload in the form in which the gateway sends them, at a glance.
///
/// It takes them in any order and with any white space. What is rarer, such as an unknown key or an escape in one, and
/// whatever is wrong, it leaves to the long way, which comes to the same where both come to an end.
struct EnvelopeScanner {
    private(set) var opcode: Int64?
    private(set) var sequence: Int64?
    private(set) var name: EventName?
    private(set) var data: Range<Int>?

    private var position: Int

    /// - Parameter start: Where the payload begins.
    init(from start: Int) {
        position = start
    }

    /// Reads a payload, or gives it up.
    ///
    /// - Parameters:
    ///   - bytes: The payload and what precedes it.
    ///   - ignored: The events to discard: of them nothing is read behind name, sequence and opcode.
    /// - Returns: Whether it was read.
    mutating func read(_ bytes: Span<UInt8>, ignoring ignored: OfficialEventNameSet) -> Bool {
        if !readUsualHead(in: bytes) {
            guard take("{", in: bytes), readMember(in: bytes) else { return false }
        }
        while take(",", in: bytes) {
            if opcode == 0, sequence != nil, let name, ignored.contains(name) ?? false { return true }
            guard readMember(in: bytes) else { return false }
        }
        return take("}", in: bytes) && peek(in: bytes) == nil
    }

    /// Reads what nearly all events begin with, or nothing.
    private mutating func readUsualHead(in bytes: Span<UInt8>) -> Bool {
        guard let head = UsualHead(in: bytes, from: position) else { return false }
        name = EventName(officialIndex: head.nameIndex)
        sequence = head.sequence
        opcode = 0
        position = head.end
        return true
    }

    private mutating func readMember(in bytes: Span<UInt8>) -> Bool {
        guard take("\"", in: bytes), position + 2 < bytes.count else { return false }
        let (first, second) = (bytes[position], bytes[position + 1])
        if second == UInt8(ascii: "\"") {
            position += 2
            guard take(":", in: bytes) else { return false }
            switch first {
            case UInt8(ascii: "t"): return readName(in: bytes)
            case UInt8(ascii: "s"): return readSequence(in: bytes)
            case UInt8(ascii: "d"): return readData(in: bytes)
            default: return false
            }
        }
        guard first == UInt8(ascii: "o"), second == UInt8(ascii: "p"), bytes[position + 2] == UInt8(ascii: "\"") else {
            return false
        }
        position += 3
        guard take(":", in: bytes), let number = readInteger(in: bytes) else { return false }
        opcode = number
        return true
    }

    private mutating func readSequence(in bytes: Span<UInt8>) -> Bool {
        guard !takeNull(in: bytes) else {
            sequence = nil
            return true
        }
        sequence = readInteger(in: bytes)
        return sequence != nil
    }

    private mutating func readName(in bytes: Span<UInt8>) -> Bool {
        guard !takeNull(in: bytes) else {
            name = nil
            return true
        }
        guard take("\"", in: bytes) else { return false }
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            guard byte != UInt8(ascii: "\"") else {
                name = EventName(utf8: bytes.extracting(start..<(position - 1)))
                return true
            }
            guard byte != UInt8(ascii: "\\"), 0x20..<0x80 ~= byte else { return false }
        }
        return false
    }

    private mutating func readData(in bytes: Span<UInt8>) -> Bool {
        guard !takeNull(in: bytes) else {
            data = (position - 4)..<position
            return true
        }
        guard let bracket = peek(in: bytes), bracket == UInt8(ascii: "{") || bracket == UInt8(ascii: "["),
            let end = JSONContainer.end(
                from: position,
                in: bytes,
                depthLimit: JSONValue.depthLimit - 1
            )
        else { return false }
        data = position..<end
        position = end
        return true
    }

    /// Reads a number of digits alone, few enough to be sure that it fits.
    private mutating func readInteger(in bytes: Span<UInt8>) -> Int64? {
        guard peek(in: bytes) != nil, let number = UsualHead.takeNumber(in: bytes, at: &position),
            position < bytes.count
        else { return nil }
        return number
    }

    private mutating func takeNull(in bytes: Span<UInt8>) -> Bool {
        guard peek(in: bytes) == UInt8(ascii: "n"), position + 4 <= bytes.count,
            bytes[position + 1] == UInt8(ascii: "u"),
            bytes[position + 2] == UInt8(ascii: "l"), bytes[position + 3] == UInt8(ascii: "l")
        else { return false }
        position += 4
        return true
    }

    private mutating func take(_ character: Unicode.Scalar, in bytes: Span<UInt8>) -> Bool {
        guard peek(in: bytes) == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// The next byte that is no white space.
    private mutating func peek(in bytes: Span<UInt8>) -> UInt8? {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            case let byte: return byte
            }
        }
        return nil
    }
}

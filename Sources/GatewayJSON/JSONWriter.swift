/// Appends compact JSON to a byte buffer.
///
/// ```swift
/// var json = JSONWriter()
/// json.beginObject()
/// json.key("op")
/// json.integer(1)
/// json.endObject()
/// json.bytes  // {"op":1}
/// ```
///
/// The writer places commas and colons. Calls that cannot give JSON, such as a value in an object without its key,
/// are a mistake of the program and stop it.
public struct JSONWriter: Sendable {
    /// What was written so far, as UTF-8.
    public private(set) var bytes: [UInt8] = []
    private var nesting = JSONNesting()
    private var needsComma = false
    private var hasKey = false

    /// Creates an empty writer.
    ///
    /// - Parameter reservingCapacity: How many bytes to make room for in advance.
    public init(reservingCapacity: Int = 0) {
        bytes.reserveCapacity(reservingCapacity)
    }

    /// Creates an empty writer that writes into the room of a buffer.
    ///
    /// - Parameter buffer: What it holds is dropped; its room is used again if nobody else holds it.
    public init(reusing buffer: consuming [UInt8]) {
        bytes = consume buffer
        bytes.removeAll(keepingCapacity: true)
    }

    /// Whether what was written is one whole JSON value.
    public var isComplete: Bool {
        nesting.depth == 0 && !bytes.isEmpty
    }

    // MARK: Containers

    /// Opens an object, in which each value needs a key.
    public mutating func beginObject() {
        open(UInt8(ascii: "{"), isObject: true)
    }

    /// Closes the innermost object.
    public mutating func endObject() {
        precondition(nesting.isInObject && !hasKey, "endObject needs an open object without a pending key")
        close(UInt8(ascii: "}"))
    }

    /// Opens an array.
    public mutating func beginArray() {
        open(UInt8(ascii: "["), isObject: false)
    }

    /// Closes the innermost array.
    public mutating func endArray() {
        precondition(nesting.depth > 0 && !nesting.isInObject, "endArray needs an open array")
        close(UInt8(ascii: "]"))
    }

    /// Writes the key of the next value.
    ///
    /// - Parameter name: The key; it is escaped where needed.
    public mutating func key(_ name: String) {
        precondition(nesting.isInObject && !hasKey, "A key needs an open object without a pending key")
        if needsComma {
            bytes.append(UInt8(ascii: ","))
        }
        appendQuoted(name)
        bytes.append(UInt8(ascii: ":"))
        hasKey = true
    }

    // MARK: Values

    /// Writes a string.
    ///
    /// - Parameter text: The text. Quotes, backslashes and control characters are escaped, nothing else.
    public mutating func string(_ text: String) {
        beginValue()
        appendQuoted(text)
    }

    /// Writes an integer.
    ///
    /// - Parameter number: The number, of any width.
    public mutating func integer(_ number: some BinaryInteger) {
        beginValue()
        bytes.append(contentsOf: number.description.utf8)
    }

    /// Writes a number in the shortest form that reads back as the same `Double`.
    ///
    /// - Parameter number: The number. Infinity and not-a-number have no JSON form, and are written as `null`.
    public mutating func double(_ number: Double) {
        beginValue()
        bytes.append(contentsOf: (number.isFinite ? number.description : "null").utf8)
    }

    /// Writes `true` or `false`.
    ///
    /// - Parameter flag: Which of them.
    public mutating func bool(_ flag: Bool) {
        beginValue()
        bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    }

    /// Writes the literal `null`.
    public mutating func null() {
        beginValue()
        bytes.append(contentsOf: "null".utf8)
    }

    /// Writes a value that is JSON already.
    ///
    /// - Parameter json: The text of exactly one JSON value. It is not checked.
    public mutating func raw(_ json: some Sequence<UInt8>) {
        beginValue()
        bytes.append(contentsOf: json)
    }

    /// Writes a value.
    ///
    /// - Parameter value: The value.
    public mutating func value(_ value: JSONValue) {
        value.write(to: &self)
    }

    /// Writes a value.
    ///
    /// - Parameter value: Something with a JSON form.
    public mutating func value(_ value: some JSONWritable) {
        value.write(to: &self)
    }

    // MARK: -

    private mutating func open(_ bracket: UInt8, isObject: Bool) {
        beginValue()
        bytes.append(bracket)
        nesting.open(isObject: isObject)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        nesting.close()
        needsComma = true
    }

    private mutating func beginValue() {
        if nesting.isInObject {
            precondition(hasKey, "A value in an object needs a key first")
            hasKey = false
        } else {
            precondition(nesting.depth > 0 || bytes.isEmpty, "A JSON text is one value")
            if needsComma {
                bytes.append(UInt8(ascii: ","))
            }
        }
        needsComma = true
    }

    /// Appends a string as RFC 8259, section 7, wants it.
    private mutating func appendQuoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x08: bytes.append(contentsOf: #"\b"#.utf8)
            case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
            case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
            case 0x0C: bytes.append(contentsOf: #"\f"#.utf8)
            case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
            case 0..<0x20:
                bytes.append(contentsOf: (byte < 0x10 ? #"\u000"# : #"\u00"#).utf8)
                bytes.append(contentsOf: String(byte, radix: 16).utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

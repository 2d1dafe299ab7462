/// Reads typed values straight from the bytes of a JSON text, without building anything in between.
///
/// ```swift
/// struct User: JSONReadable {
///     var id = ""
///     var name: String?
///
///     init(json: inout JSONReader) throws(JSONError) {
///         try json.beginObject()
///         while let key = try json.nextKey() {
///             switch key {
///             case "id": id = try json.string()
///             case "global_name": name = try json.value()
///             default: try json.skip()
///             }
///         }
///     }
/// }
/// let user = try User(parsing: bytes)
/// ```
///
/// A reader is only ever lent, as an `inout` argument: it cannot outlive its bytes. What it reads it checks by
/// RFC 8259; of what is skipped (``skip()``) it checks no more than where it ends. Whatever the bytes are, and
/// in whatever order its methods are called, it ends with a value or with a ``JSONError``.
///
/// Every typed read passes white space and then expects a value; after ``nextKey()`` exactly one value is due.
@frozen @safe
public struct JSONReader: ~Copyable, ~Escapable {
    // Pointers and not an array: a bounds check and a reference count per byte cost a third of the speed.
    @usableFromInline let bytes: UnsafePointer<UInt8>
    @usableFromInline let end: Int
    @usableFromInline let origin: Int
    @usableFromInline var position = 0
    @usableFromInline var depth = 0
    @usableFromInline var isFirst = false
    /// The latest key that was written with escapes, without them.
    @usableFromInline var unescapedKey: UnsafeMutablePointer<UInt8>?

    @inlinable
    @_lifetime(borrow buffer)
    init(_ buffer: borrowing UnsafeBufferPointer<UInt8>, origin: Int) throws(JSONError) {
        guard let bytes = buffer.baseAddress, buffer.count > 0 else {
            throw JSONError(.unexpectedEnd, at: origin)
        }
        unsafe self.bytes = unsafe bytes
        self.end = buffer.count
        self.origin = origin
        unsafe self.unescapedKey = nil
    }

    @inlinable
    deinit {
        unsafe unescapedKey?.deallocate()
    }

    /// Where the next unread byte stands, in bytes from the start of the array that is read.
    @inlinable public var offset: Int { origin + position }
}

// MARK: - Bytes

extension JSONReader {
    @inlinable
    func byte(at index: Int) -> UInt8 {
        unsafe bytes[index]
    }

    @inlinable
    func word(at index: Int) -> UInt64 {
        unsafe UInt64(littleEndian: UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self))
    }

    /// Passes white space, and tells the byte that follows; 0 at the end, where no value begins with it.
    @inlinable
    mutating func peek() -> UInt8 {
        if position < end {
            let next = byte(at: position)
            if next > 0x20 { return next }
        }
        return peekBehindSpace()
    }

    @usableFromInline
    mutating func peekBehindSpace() -> UInt8 {
        while position < end {
            let next = byte(at: position)
            if next > 0x20 { return next }
            guard next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 else { return next }
            position += 1
        }
        return 0
    }

    @usableFromInline
    func error(_ code: JSONError.Code) -> JSONError {
        JSONError(code, at: offset)
    }

    /// The error for a byte that the grammar does not allow at the position.
    @usableFromInline
    func unexpected() -> JSONError {
        error(position < end ? .unexpectedByte : .unexpectedEnd)
    }

    /// The error for a value of another type at the position, or for none.
    @usableFromInline
    func mismatch() -> JSONError {
        guard position < end else { return error(.unexpectedEnd) }
        return error(JSONKind(firstByte: byte(at: position)) == nil ? .unexpectedByte : .typeMismatch)
    }
}

// MARK: - Containers

extension JSONReader {
    /// Enters an object; ``nextKey()`` then finds its members.
    ///
    /// - Throws: A ``JSONError`` if no object comes next, or one too deep.
    @inlinable
    public mutating func beginObject() throws(JSONError) {
        guard peek() == UInt8(ascii: "{") else { throw mismatch() }
        try open()
    }

    /// Enters an array; ``nextElement()`` then finds its elements.
    ///
    /// - Throws: A ``JSONError`` if no array comes next, or one too deep.
    @inlinable
    public mutating func beginArray() throws(JSONError) {
        guard peek() == UInt8(ascii: "[") else { throw mismatch() }
        try open()
    }

    @inlinable
    mutating func open() throws(JSONError) {
        guard depth < JSONValue.depthLimit else { throw error(.tooDeep) }
        depth += 1
        position += 1
        isFirst = true
    }

    /// Moves to the next member of the object that was entered last; its value is due next.
    ///
    /// - Returns: The key, or `nil` when the object has ended.
    /// - Throws: A ``JSONError`` where the object breaks the grammar, or the value of the key before was not read.
    @inlinable
    @_lifetime(copy self)
    public mutating func nextKey() throws(JSONError) -> JSONKey? {
        // What Discord writes has no white space and plain keys; all else is left to the other function.
        guard position < end else { return try rareNextKey() }
        let next = byte(at: position)
        if next == UInt8(ascii: "}") {
            leave()
            return nil
        }
        var index = position + 1
        if !isFirst {
            guard next == UInt8(ascii: ","), index < end, byte(at: index) == UInt8(ascii: "\"") else {
                return try rareNextKey()
            }
            index += 1
        } else if next != UInt8(ascii: "\"") {
            return try rareNextKey()
        }
        let start = index
        // The colon stands behind the eight bytes at the latest.
        while end - index > 8 {
            let special = Self.special(in: word(at: index))
            guard special != 0 else {
                index += 8
                continue
            }
            index += special.trailingZeroBitCount >> 3
            guard byte(at: index) == UInt8(ascii: "\""), byte(at: index + 1) == UInt8(ascii: ":") else { break }
            isFirst = false
            position = index + 2
            return unsafe JSONKey(bytes + start, count: index - start, owner: self)
        }
        return try rareNextKey()
    }

    /// Moves to the next member as ``nextKey()`` does, however it is written.
    @usableFromInline
    @_lifetime(copy self)
    mutating func rareNextKey() throws(JSONError) -> JSONKey? {
        guard try passComma(orClose: UInt8(ascii: "}")) else { return nil }
        guard peek() == UInt8(ascii: "\"") else { throw unexpected() }
        position += 1
        let start = position
        passPlainText()
        if position < end, byte(at: position) == UInt8(ascii: "\"") {
            let key = unsafe JSONKey(bytes + start, count: position - start, owner: self)
            position += 1
            try passColon()
            return key
        }
        let count = try unescapeKey(from: start)
        try passColon()
        guard let unescapedKey = unsafe unescapedKey else { throw unexpected() }
        return unsafe JSONKey(UnsafePointer(unescapedKey), count: count, owner: self)
    }

    /// Moves to the next element of the array that was entered last; it is due next.
    ///
    /// - Returns: Whether there is one; `false` when the array has ended.
    /// - Throws: A ``JSONError`` where the array breaks the grammar, or the element before was not read.
    @inlinable
    public mutating func nextElement() throws(JSONError) -> Bool {
        try passComma(orClose: UInt8(ascii: "]"))
    }

    /// Passes what stands before a member or an element, or the end of their container.
    @inlinable
    mutating func passComma(orClose closing: UInt8) throws(JSONError) -> Bool {
        let next = peek()
        // Whatever was entered since has been left, and cleared the flag by that: one is enough for all depths.
        if isFirst {
            isFirst = false
            guard next == closing else { return true }
        } else if next == UInt8(ascii: ",") {
            position += 1
            guard peek() != closing else { throw unexpected() }
            return true
        } else {
            guard next == closing else { throw unexpected() }
        }
        leave()
        return false
    }

    @inlinable
    mutating func leave() {
        isFirst = false
        position += 1
        depth -= 1
    }

    mutating func passColon() throws(JSONError) {
        guard peek() == UInt8(ascii: ":") else { throw unexpected() }
        position += 1
    }
}

// MARK: - Other values

extension JSONReader {
    /// What kind of value comes next, or `nil` if none does.
    ///
    /// - Returns: The kind, told from the first byte.
    @inlinable
    public mutating func peekKind() -> JSONKind? {
        JSONKind(firstByte: peek())
    }

    /// Reads a `null`, if one comes next.
    ///
    /// - Returns: Whether one did; if not, the value is still due.
    /// - Throws: A ``JSONError`` where a `null` breaks off.
    @inlinable
    public mutating func null() throws(JSONError) -> Bool {
        guard peek() == UInt8(ascii: "n") else { return false }
        if isNext("null") { position += 4 } else { try pass("null") }
        return true
    }

    /// Reads `true` or `false`.
    ///
    /// - Returns: Which it is.
    /// - Throws: A ``JSONError`` if neither comes next.
    @inlinable
    public mutating func bool() throws(JSONError) -> Bool {
        switch peek() {
        case UInt8(ascii: "t"):
            if isNext("true") { position += 4 } else { try pass("true") }
            return true
        case UInt8(ascii: "f"):
            if end - position > 4, isNext("fals"), byte(at: position + 4) == UInt8(ascii: "e") {
                position += 5
            } else {
                try pass("false")
            }
            return false
        default:
            throw mismatch()
        }
    }

    /// Whether four letters come next.
    @inlinable
    func isNext(_ letters: StaticString) -> Bool {
        guard end - position >= 4 else { return false }
        return unsafe JSONKey.equal(bytes + position, letters.utf8Start, at: 0, as: UInt32.self)
    }

    @usableFromInline
    mutating func pass(_ literal: StaticString) throws(JSONError) {
        for index in 0..<literal.utf8CodeUnitCount {
            guard position < end, unsafe byte(at: position) == literal.utf8Start[index] else { throw unexpected() }
            position += 1
        }
    }

    /// Reads a value of a type that knows how.
    ///
    /// - Parameter type: The type.
    /// - Returns: The value.
    /// - Throws: A ``JSONError`` if another one comes next, or none.
    @inlinable
    public mutating func value<Value: JSONReadable>(_ type: Value.Type = Value.self) throws(JSONError) -> Value {
        try Value(json: &self)
    }

    /// Reads a value of a type that knows how, or `null`.
    ///
    /// - Parameter type: The type.
    /// - Returns: The value, or `nil` for `null`.
    /// - Throws: A ``JSONError`` if another one comes next, or none.
    @inlinable
    public mutating func optional<Value: JSONReadable>(
        _ type: Value.Type = Value.self
    ) throws(JSONError) -> Value? {
        try null() ? nil : Value(json: &self)
    }

    /// The error for an object that has ended without a member that must be there.
    ///
    /// - Parameter name: The key.
    /// - Returns: The error, which names the key.
    public func missingMember(_ name: StaticString) -> JSONError {
        JSONError(.missingMember(name.description), at: offset - 1)
    }

    /// Unwraps what was read of a member that must be there.
    ///
    /// - Parameters:
    ///   - value: What was read, or `nil` if the member did not come.
    ///   - name: Its key.
    /// - Returns: The value.
    /// - Throws: A ``JSONError`` that names the key, if there is no value.
    @inlinable
    public func require<Value>(_ value: Value?, _ name: StaticString) throws(JSONError) -> Value {
        guard let value else { throw missingMember(name) }
        return value
    }
}

extension JSONKind {
    /// The kind of the value that begins with a byte.
    @inlinable
    init?(firstByte: UInt8) {
        switch firstByte {
        case UInt8(ascii: "{"): self = .object
        case UInt8(ascii: "["): self = .array
        case UInt8(ascii: "\""): self = .string
        case UInt8(ascii: "n"): self = .null
        case UInt8(ascii: "t"): self = .true
        case UInt8(ascii: "f"): self = .false
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): self = .number
        default: return nil
        }
    }
}

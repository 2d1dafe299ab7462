/// One value of a tape.
///
/// The members of an object follow it as key, value, key, value; the elements of an array follow it one by one.
struct JSONTapeNode {
    enum Kind: UInt8 {
        case null, `true`, `false`, integer, decimal, string, array, object, key
    }

    /// Where the content of a string or the text of a number begins.
    var start: UInt32
    /// How many bytes that are, or how many elements an array has; in an object, the key to look at first.
    var length: UInt32
    /// The node after this value and all that is in it; while the tape is built, the container around it.
    var next: UInt32
    var kind: Kind
}

/// A JSON text with the places of all its values, in the order of the text.
///
/// It owns a copy of the text, so that a decoder which a type keeps stays valid. Containers read it through its
/// constant pointers, which costs neither a reference count nor an exclusivity check per field.
@safe
final class JSONTape {
    /// A `null` that stands for what is not there.
    static let nothing = 0
    /// The outermost value.
    static let root = 1

    let text: UnsafeMutablePointer<UInt8>
    let nodes: UnsafeMutablePointer<JSONTapeNode>
    let keyDecodingStrategy: GatewayJSONDecoder.KeyDecodingStrategy
    let userInfo: [CodingUserInfoKey: any Sendable]

    init(
        _ bytes: ArraySlice<UInt8>,
        keyDecodingStrategy: GatewayJSONDecoder.KeyDecodingStrategy,
        userInfo: [CodingUserInfoKey: any Sendable]
    ) throws(JSONError) {
        // Places are kept in 32 bits; the gateway's payloads are a thousandth of that.
        guard bytes.count < UInt32.max / 2 else { throw JSONError(.tooLong, at: bytes.startIndex) }
        let text = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(bytes.count, 1))
        _ = unsafe text.initialize(from: bytes)
        var builder = unsafe JSONTapeBuilder(text: text, convertsKeys: keyDecodingStrategy == .convertFromSnakeCase)
        do {
            let content = unsafe UnsafeBufferPointer(rebasing: text[..<bytes.count])
            var reader = unsafe try JSONReader(content, origin: bytes.startIndex)
            try builder.build(&reader)
        } catch {
            unsafe text.deallocate()
            unsafe builder.nodes.deallocate()
            throw error
        }
        // Neither pointer is nil: both have room for one element at least.
        unsafe self.text = text.baseAddress.unsafelyUnwrapped
        unsafe self.nodes = builder.nodes
        self.keyDecodingStrategy = keyDecodingStrategy
        self.userInfo = userInfo
    }

    deinit {
        unsafe text.deallocate()
        unsafe nodes.deallocate()
    }

    func node(_ index: Int) -> JSONTapeNode {
        unsafe nodes[index]
    }

    /// The value of a member of an object, or `nil` if there is none.
    ///
    /// Members are mostly asked for in the order of the text, so the search begins after the latest one found.
    func member(_ name: String, of object: Int) -> Int? {
        var name = name
        return name.withUTF8 { name in
            let end = unsafe nodes[object].next
            let hint = unsafe nodes[object].length
            var key = hint
            while key < end {
                if unsafe isKey(Int(key), name) { return found(key, in: object) }
                key = unsafe nodes[Int(key) + 1].next
            }
            key = UInt32(object) + 1
            while key < hint {
                if unsafe isKey(Int(key), name) { return found(key, in: object) }
                key = unsafe nodes[Int(key) + 1].next
            }
            return nil
        }
    }

    private func found(_ key: UInt32, in object: Int) -> Int {
        let value = Int(key) + 1
        unsafe nodes[object].length = nodes[value].next
        return value
    }

    @unsafe
    private func isKey(_ index: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let count = name.count
        guard unsafe Int(nodes[index].length) == count else { return false }
        guard count > 0, let right = unsafe UnsafeRawPointer(name.baseAddress) else { return count == 0 }
        let left = unsafe UnsafeRawPointer(text + Int(nodes[index].start))
        guard count >= 8 else {
            for offset in 0..<count {
                guard unsafe JSONKey.equal(left, right, at: offset, as: UInt8.self) else { return false }
            }
            return true
        }
        var offset = 0
        while offset + 8 <= count {
            guard unsafe JSONKey.equal(left, right, at: offset, as: UInt64.self) else { return false }
            offset += 8
        }
        return unsafe JSONKey.equal(left, right, at: count - 8, as: UInt64.self)
    }
}

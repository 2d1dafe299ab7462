/// The members of a JSON object, in the order they were written.
///
/// Looking up a key compares it with one key after another: right for the objects of the gateway, which have few
/// members. Two objects are equal when the same keys lead to the same values; the order does not matter, as RFC 8259,
/// section 4, recommends.
public struct JSONObject: Sendable {
    /// The keys and values, in the order they were written, duplicates included.
    public private(set) var members: [(key: String, value: JSONValue)]

    /// Creates an object.
    ///
    /// - Parameter members: The keys and values, in order. A key may occur twice: the last one counts.
    public init(_ members: [(String, JSONValue)] = []) {
        self.members = members.map { (key: $0, value: $1) }
    }

    /// The value of a key, or `nil` if there is none.
    ///
    /// Where a key occurs more than once, the last one counts. Setting a value keeps the place of the key, or appends
    /// it; setting `nil` removes the key.
    ///
    /// - Parameter key: The key, its escapes resolved.
    public subscript(key: String) -> JSONValue? {
        get {
            members.last { $0.key == key }?.value
        }
        set {
            guard let newValue else {
                members.removeAll { $0.key == key }
                return
            }
            if let index = members.lastIndex(where: { $0.key == key }) {
                members[index].value = newValue
            } else {
                members.append((key, newValue))
            }
        }
    }

    private var valuesByKey: [String: JSONValue] {
        Dictionary(members.map { ($0.key, $0.value) }) { _, last in last }
    }
}

extension JSONObject: Sequence {
    /// Iterates over the members in the order they were written.
    public func makeIterator() -> IndexingIterator<[(key: String, value: JSONValue)]> {
        members.makeIterator()
    }

    /// How many members there are, duplicates included.
    public var count: Int {
        members.count
    }

    /// Whether there are no members.
    public var isEmpty: Bool {
        members.isEmpty
    }
}

extension JSONObject: Hashable {
    /// Whether the same keys lead to the same values.
    ///
    /// - Parameters:
    ///   - left: An object.
    ///   - right: Another object.
    /// - Returns: Whether they are equal.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.valuesByKey == right.valuesByKey
    }

    /// Feeds the keys and their values to a hasher.
    ///
    /// - Parameter hasher: The hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(valuesByKey)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Creates an object.
    ///
    /// - Parameter elements: The members, in order. A key may occur twice: the last one counts.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(elements)
    }
}

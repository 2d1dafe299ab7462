/// A JSON value, parsed whole.
///
/// ```swift
/// let payload = try JSONValue(parsing: bytes)
/// let interval = payload["d"]?["heartbeat_interval"]?.integer
/// ```
///
/// Integers that fit 64 bits are exact; all other numbers are the nearest `Double`. An integer and a number are
/// different values even where they are numerically equal: `.integer(1)` is not `.number(1)`.
public enum JSONValue: Hashable, Sendable {
    /// The literal `null`.
    case null
    /// The literal `true` or `false`.
    case bool(Bool)
    /// A number without fraction and exponent, from `Int64.min` to `Int64.max`.
    case integer(Int64)
    /// A number without fraction and exponent, above `Int64.max`.
    case unsigned(UInt64)
    /// Any other number. One that is infinite or not a number is written as `null`.
    case number(Double)
    /// A string, its escapes resolved.
    case string(String)
    /// An array.
    case array([JSONValue])
    /// An object.
    case object(JSONObject)
}

// MARK: - Access

extension JSONValue {
    /// The value of a member, or `nil` unless this is an object with that key.
    ///
    /// Where a key occurs more than once, the last one counts.
    ///
    /// - Parameter key: The key, its escapes resolved.
    public subscript(key: String) -> JSONValue? {
        object?[key]
    }

    /// The value of an element, or `nil` unless this is an array with that index.
    ///
    /// - Parameter index: The position, from 0.
    public subscript(index: Int) -> JSONValue? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    /// The text, if this is a string.
    public var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The number, if it is integral and an `Int64` can hold it; `2.0` and `1e3` count as integral, below 2⁵³.
    public var integer: Int64? {
        switch self {
        case .integer(let number): number
        case .unsigned(let number): Int64(exactly: number)
        case .number(let number): number.integer()
        case .null, .bool, .string, .array, .object: nil
        }
    }

    /// The number, if it is integral and a `UInt64` can hold it; `2.0` and `1e3` count as integral, below 2⁵³.
    public var unsigned: UInt64? {
        switch self {
        case .integer(let number): UInt64(exactly: number)
        case .unsigned(let number): number
        case .number(let number): number.integer()
        case .null, .bool, .string, .array, .object: nil
        }
    }

    /// The number, rounded to the nearest `Double`.
    public var double: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .unsigned(let number): Double(number)
        case .number(let number): number
        case .null, .bool, .string, .array, .object: nil
        }
    }

    /// The truth value, if this is `true` or `false`.
    public var bool: Bool? {
        guard case .bool(let flag) = self else { return nil }
        return flag
    }

    /// The elements, if this is an array.
    public var array: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// The members, if this is an object.
    public var object: JSONObject? {
        guard case .object(let object) = self else { return nil }
        return object
    }

    /// Whether this is the literal `null`.
    public var isNull: Bool {
        self == .null
    }
}

extension JSONValue: CustomStringConvertible {
    /// The value as compact JSON.
    public var description: String {
        String(decoding: encoded(), as: UTF8.self)
    }
}

extension Double {
    /// The number as an integer, if it is one and no other: from 2⁵³ on different integers round to the same `Double`.
    ///
    /// `Integer(exactly:)` does the same, but needs the C mathematics library, which a program that imports only
    /// this module does not link.
    fileprivate func integer<Integer: FixedWidthInteger>() -> Integer? {
        guard magnitude < 0x1p53, self >= Double(Integer.min) else { return nil }
        let integer = Integer(self)
        return Double(integer) == self ? integer : nil
    }
}

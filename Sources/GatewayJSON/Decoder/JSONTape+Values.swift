extension JSONTape {
    func value<Value: Decodable>(_ type: Value.Type, at index: Int) throws -> Value {
        // The commonest types by far, without their detour through a container.
        if type == String.self {
            return unsafe unsafeBitCast(try string(at: index), to: type)
        }
        if type == Int.self {
            return unsafe unsafeBitCast(try integer(Int.self, at: index), to: type)
        }
        return try Value(from: JSONDecoding(tape: self, index: index))
    }

    func isNull(_ index: Int) -> Bool {
        unsafe nodes[index].kind == .null
    }

    func bool(at index: Int) throws -> Bool {
        switch unsafe nodes[index].kind {
        case .true: return true
        case .false: return false
        default: throw mismatch(Bool.self, at: index)
        }
    }

    func string(at index: Int) throws -> String {
        guard unsafe nodes[index].kind == .string else { throw mismatch(String.self, at: index) }
        return content(of: index)
    }

    /// The text of a string, a key or a number.
    func content(of index: Int) -> String {
        let node = node(index)
        let content = unsafe UnsafeBufferPointer(start: text + Int(node.start), count: Int(node.length))
        return unsafe String(decoding: content, as: UTF8.self)
    }

    func integer<Integer: FixedWidthInteger>(_ type: Integer.Type, at index: Int) throws -> Integer {
        let node = node(index)
        guard node.kind == .integer, node.length < 20 else { return try rareInteger(type, at: index) }
        let digits = unsafe text + Int(node.start)
        let isNegative = unsafe digits[0] == UInt8(ascii: "-")
        var magnitude: Int64 = 0
        for position in (isNegative ? 1 : 0)..<Int(node.length) {
            // 19 digits may overflow the 63 bits; then the slow way decides.
            let (high, overflow) = magnitude.multipliedReportingOverflow(by: 10)
            let (sum, carry) = unsafe high.addingReportingOverflow(Int64(digits[position] &- UInt8(ascii: "0")))
            if overflow || carry { return try rareInteger(type, at: index) }
            magnitude = sum
        }
        guard let integer = Integer(exactly: isNegative ? -magnitude : magnitude) else {
            throw unrepresentable(type, at: index)
        }
        return integer
    }

    private func rareInteger<Integer: FixedWidthInteger>(_ type: Integer.Type, at index: Int) throws -> Integer {
        switch unsafe nodes[index].kind {
        case .integer:
            guard let integer = Integer(content(of: index)) else { throw unrepresentable(type, at: index) }
            return integer
        case .decimal:
            // From 2⁵³ on different integers round to the same number.
            guard let double = Double(content(of: index)), double.magnitude < 0x1p53, case let whole = Int64(double),
                Double(whole) == double, let integer = Integer(exactly: whole)
            else { throw unrepresentable(type, at: index) }
            return integer
        default:
            throw mismatch(type, at: index)
        }
    }

    func double(at index: Int) throws -> Double {
        try floatingPoint(Double.self, at: index)
    }

    func floatingPoint<Number: BinaryFloatingPoint & LosslessStringConvertible>(
        _ type: Number.Type,
        at index: Int
    ) throws -> Number {
        switch unsafe nodes[index].kind {
        case .integer, .decimal: break
        default: throw mismatch(type, at: index)
        }
        guard let number = Number(content(of: index)), number.isFinite else { throw unrepresentable(type, at: index) }
        return number
    }

    /// A 64-bit number that may stand in a string, as the ids of Discord do, or `nil` where there is none.
    func digits(at index: Int) -> UInt64? {
        let node = node(index)
        switch node.kind {
        case .integer, .decimal: return try? integer(UInt64.self, at: index)
        case .string: break
        default: return nil
        }
        guard node.length > 0 else { return nil }
        var value: UInt64 = 0
        for position in 0..<Int(node.length) {
            let digit = unsafe text[Int(node.start) + position] &- UInt8(ascii: "0")
            let (high, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = high.addingReportingOverflow(UInt64(digit))
            guard digit < 10, !overflow, !carry else { return nil }
            value = sum
        }
        return value
    }
}

// MARK: - Errors

extension JSONTape {
    @inline(never)
    func mismatch(_ type: any Any.Type, at index: Int) -> DecodingError {
        let found: String
        switch unsafe nodes[index].kind {
        case .null:
            let context = context(at: index, "expected \(type), found null")
            return .valueNotFound(type, context)
        case .true, .false: found = "a bool"
        case .integer, .decimal: found = "a number"
        case .string, .key: found = "a string"
        case .array: found = "an array"
        case .object: found = "an object"
        }
        return .typeMismatch(type, context(at: index, "expected \(type), found \(found)"))
    }

    @inline(never)
    func unrepresentable(_ type: any Any.Type, at index: Int) -> DecodingError {
        .dataCorrupted(context(at: index, "the number does not fit \(type)"))
    }

    @inline(never)
    func missing(_ key: any CodingKey, in object: Int) -> DecodingError {
        .keyNotFound(key, context(at: object, "no member \(key.stringValue)"))
    }

    func context(at index: Int, _ description: String) -> DecodingError.Context {
        DecodingError.Context(codingPath: path(to: index), debugDescription: description)
    }

    /// The keys and indices that lead to a value; found by looking for it, since few ever ask.
    func path(to target: Int) -> [any CodingKey] {
        var path: [any CodingKey] = []
        var container = Self.root
        while container < target {
            let isObject = unsafe nodes[container].kind == .object
            var child = container + (isObject ? 2 : 1)
            var position = 0
            while unsafe Int(nodes[child].next) <= target {
                child = unsafe Int(nodes[child].next) + (isObject ? 1 : 0)
                position += 1
            }
            path.append(isObject ? JSONPathKey(content(of: child - 1)) : JSONPathKey(position))
            container = child
        }
        return path
    }
}

/// A key of a coding path that belongs to no type.
struct JSONPathKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(_ name: String) {
        stringValue = name
        intValue = nil
    }

    init(_ index: Int) {
        stringValue = "Index \(index)"
        intValue = index
    }

    init?(stringValue: String) {
        self.init(stringValue)
    }

    init?(intValue: Int) {
        self.init(intValue)
    }
}

package import GatewayProtocol

// What the simulation draws.

extension SeededRandom {
    /// A number from 0 up to but not including a bound, which must be positive.
    package mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A number from a range.
    package mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }

    /// Whether something happens that happens so many times in a hundred.
    package mutating func percent(_ chance: Int) -> Bool { below(100) < chance }

    /// One of some values, of which there must be at least one.
    package mutating func pick<Element>(_ values: [Element]) -> Element { values[below(values.count)] }

    /// Some of the values, each at most once, in random order.
    mutating func sample<Element>(_ count: Int, of values: [Element]) -> [Element] {
        var values = values
        let count = min(count, values.count)
        for index in 0..<count { values.swapAt(index, number(index...values.count - 1)) }
        return Array(values.prefix(count))
    }

    /// A text of lowercase hexadecimal digits.
    mutating func hexadecimal(digits: Int) -> String {
        var text = ""
        while text.utf8.count < digits {
            let part = String(next(), radix: 16)
            text += String(repeating: "0", count: 16 - part.utf8.count) + part
        }
        return String(text.prefix(digits))
    }
}

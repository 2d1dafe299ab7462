/// Which of the open containers are objects, one bit each, innermost last.
///
/// Up to 64 levels live inline, so that reading and writing an ordinary payload allocates nothing here.
struct JSONNesting: Sendable {
    private(set) var depth = 0
    private var bits: UInt64 = 0
    private var spilled: [UInt64] = []

    var isInObject: Bool {
        depth > 0 && bits & 1 == 1
    }

    mutating func open(isObject: Bool) {
        if depth > 0, depth.isMultiple(of: 64) {
            spilled.append(bits)
            bits = 0
        }
        bits = bits << 1 | (isObject ? 1 : 0)
        depth += 1
    }

    mutating func close() {
        precondition(depth > 0, "No array or object is open")
        depth -= 1
        bits >>= 1
        if depth > 0, depth.isMultiple(of: 64), let outer = spilled.popLast() {
            bits = outer
        }
    }
}

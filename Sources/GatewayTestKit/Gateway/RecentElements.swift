/// The newest elements of a sequence, up to a number of them.
struct RecentElements<Element> {
    private let limit: Int
    private var ring: [Element] = []
    private var oldest = 0

    init(limit: Int) {
        self.limit = max(0, limit)
    }

    /// The elements, oldest first.
    var all: [Element] { Array(ring[oldest...] + ring[..<oldest]) }

    mutating func append(_ element: Element) {
        guard ring.count == limit else { return ring.append(element) }
        guard limit > 0 else { return }
        ring[oldest] = element
        oldest = (oldest + 1) % limit
    }
}

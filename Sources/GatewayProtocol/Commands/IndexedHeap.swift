/// A binary heap whose elements can be found, changed and removed by their keys.
///
/// Reading the first element and looking up a key take constant time, every change takes logarithmic time.
struct IndexedHeap<Key: Hashable & Sendable, Priority: Comparable & Sendable>: Sendable {
    private var elements: [(key: Key, priority: Priority)] = []
    private var positions: [Key: Int] = [:]

    var isEmpty: Bool { elements.isEmpty }

    var count: Int { elements.count }

    /// The element of the lowest priority.
    var first: (key: Key, priority: Priority)? { elements.first }

    /// All keys, in no particular order; equal histories give equal orders.
    var keys: some Sequence<Key> { elements.lazy.map(\.key) }

    /// The priority of a key, or `nil` if the heap does not hold it; a new value adds, moves or removes the key.
    subscript(key: Key) -> Priority? {
        get { positions[key].map { elements[$0].priority } }
        set {
            switch (positions[key], newValue) {
            case (let position?, let priority?):
                elements[position].priority = priority
                siftDown(from: siftUp(from: position))
            case (let position?, nil):
                remove(at: position)
            case (nil, let priority?):
                elements.append((key, priority))
                positions[key] = elements.count - 1
                siftUp(from: elements.count - 1)
            case (nil, nil):
                break
            }
        }
    }

    func contains(_ key: Key) -> Bool { positions[key] != nil }

    /// Removes the element of the lowest priority.
    @discardableResult
    mutating func popFirst() -> (key: Key, priority: Priority)? {
        guard let first = elements.first else { return nil }
        remove(at: 0)
        return first
    }

    private mutating func remove(at position: Int) {
        swap(position, elements.count - 1)
        positions[elements.removeLast().key] = nil
        if position < elements.count { siftDown(from: siftUp(from: position)) }
    }

    /// Moves an element towards the front; returns where it is then.
    @discardableResult
    private mutating func siftUp(from start: Int) -> Int {
        var position = start
        while position > 0 {
            let parent = (position - 1) / 2
            guard elements[position].priority < elements[parent].priority else { break }
            swap(position, parent)
            position = parent
        }
        return position
    }

    /// Moves an element towards the end.
    private mutating func siftDown(from start: Int) {
        var position = start
        while true {
            var least = position
            for child in (2 * position + 1)...(2 * position + 2) where child < elements.count {
                if elements[child].priority < elements[least].priority { least = child }
            }
            guard least != position else { return }
            swap(position, least)
            position = least
        }
    }

    private mutating func swap(_ left: Int, _ right: Int) {
        guard left != right else { return }
        elements.swapAt(left, right)
        positions[elements[left].key] = left
        positions[elements[right].key] = right
    }
}

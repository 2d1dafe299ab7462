import GatewayProtocol

/// What is going to happen, by its time; what has the same time happens in the order in which it was added.
struct HistoryAgenda {
    /// One thing that is going to happen.
    ///
    /// Numbers name links.
    enum Happening {
        /// A request to upgrade reaches the gateway.
        case dialled(Int)
        case opened(Int)
        /// A message of the gateway reaches the client.
        case arrived(Int, [UInt8], isText: Bool)
        /// The end of a connection reaches the client.
        case ended(Int, ConnectionEnd)
        /// A payload of the client reaches the gateway.
        case received(Int, [UInt8])
        /// The end of a connection reaches the gateway.
        case departed(Int, code: UInt16?)
        case permit(Int)
        case incident(HistoryPlan.Kind)
        case event
        case start
        /// A slow network, a withheld ACK or a dead host is over, if it is the last of its kind.
        case over(HistoryWeather.Spell, number: Int)
        case wake
        case peace
        case epilogue
    }

    /// The place of a thing in the order, without the thing itself, so that sorting moves no payloads.
    private struct Entry {
        let time: GatewayInstant
        let order: Int
        let slot: Int

        func comes(before other: Entry) -> Bool {
            time == other.time ? order < other.order : time < other.time
        }
    }

    private var heap: [Entry] = []
    private var count = 0
    private var happenings: [Happening?] = []
    private var freeSlots: [Int] = []

    /// When the next thing happens.
    var next: GatewayInstant? { heap.first?.time }

    mutating func add(_ happening: Happening, at time: GatewayInstant) {
        let slot = freeSlots.popLast() ?? happenings.count
        if slot == happenings.count { happenings.append(happening) } else { happenings[slot] = happening }
        heap.append(Entry(time: time, order: count, slot: slot))
        count += 1
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child].comes(before: heap[parent]) else { break }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    mutating func removeFirst() -> Happening? {
        guard !heap.isEmpty else { return nil }
        heap.swapAt(0, heap.count - 1)
        let first = heap.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && heap[child].comes(before: heap[least]) {
                least = child
            }
            guard least != parent else { break }
            heap.swapAt(parent, least)
            parent = least
        }
        freeSlots.append(first.slot)
        return happenings[first.slot].take()
    }
}

import GatewayProtocol

/// The queue of the history's own actions, by time.
struct Agenda {
    enum Happening {
        // The network.
        case dial(Int)
        case failDial(Int, HistoryPlan.Dial)
        case reach(Int, [UInt8])
        case depart(Int, code: UInt16?)
        case deliver(Int)
        case closeTimeout(Int)
        // What goes wrong, and ends to do so.
        case incident(HistoryPlan.Incident)
        case over(Spell, lane: Int)
        case event
        case start(shard: Int)
        case peace
        case epilogue
        case end
    }

    /// Something that goes wrong for a time.
    enum Spell: Hashable {
        case acknowledgements, network, congestion(link: Int), slowReader, blockedReader
    }

    private struct Entry {
        let time: GatewayInstant
        let order: Int
        let happening: Happening
    }

    /// The last is the next.
    private var entries: [Entry] = []
    private var count = 0

    var next: GatewayInstant? { entries.last?.time }

    mutating func add(_ happening: Happening, at time: GatewayInstant) {
        count += 1
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].time > time { low = middle + 1 } else { high = middle }
        }
        entries.insert(Entry(time: time, order: count, happening: happening), at: low)
    }

    mutating func takeNext() -> Happening? { entries.popLast()?.happening }

    /// Forgets what was still to go wrong.
    mutating func removeIncidents() {
        entries.removeAll { entry in
            switch entry.happening {
            case .incident, .over, .event: true
            default: false
            }
        }
    }
}

internal import GatewayModels

/// Which events the application wants, and which the machine has to look at.
struct EventFilter: Sendable {
    /// The events that the machine looks at, those apart that answer a request.
    private static let watched = OfficialEventNameSet([.ready, .resumed, .rateLimited])
    private static let members = OfficialEventNameSet([.guildMembersChunk])

    /// Whether there are events that the application does not want.
    let isSelective: Bool
    private let wanted: OfficialEventNameSet
    private let others: Set<EventName>
    private let watched = Self.watched
    private let members = Self.members

    /// Creates a filter.
    ///
    /// - Parameter wanted: The events that the application wants, or `nil` if it wants all.
    init(_ wanted: Set<EventName>?) {
        isSelective = wanted != nil
        self.wanted = wanted.map { OfficialEventNameSet($0) } ?? .all
        others = (wanted ?? []).filter { !$0.isOfficial }
    }

    /// Whether the application wants an event.
    func wants(_ name: EventName) -> Bool {
        wanted.contains(name) ?? (!isSelective || others.contains(name))
    }

    /// The events that the machine looks at.
    ///
    /// - Parameter awaitsMembers: Whether it has asked for members.
    /// - Returns: Their names.
    func watched(awaitingMembers awaitsMembers: Bool) -> OfficialEventNameSet {
        awaitsMembers ? watched.union(members) : watched
    }

    /// The official events to discard, except the given ones.
    func ignored(except watched: OfficialEventNameSet) -> OfficialEventNameSet {
        wanted.union(watched).inverted
    }
}

/// Official names, kept as bits by their places in the list, of which there are fewer than 128.
struct OfficialEventNameSet: Sendable {
    private var bits: UInt128 = 0

    init(_ names: some Sequence<EventName>) {
        for index in names.compactMap(\.officialIndex) { bits |= 1 << UInt128(index) }
    }

    private init(bits: UInt128) {
        self.bits = bits
    }

    static let none = OfficialEventNameSet(bits: 0)
    static let all = OfficialEventNameSet(bits: .max)

    var isEmpty: Bool { bits == 0 }

    var inverted: OfficialEventNameSet { OfficialEventNameSet(bits: ~bits) }

    func union(_ other: OfficialEventNameSet) -> OfficialEventNameSet { OfficialEventNameSet(bits: bits | other.bits) }

    /// Whether a name is in the set, or `nil` if it is no official one.
    func contains(_ name: EventName) -> Bool? {
        name.officialIndex.map(contains)
    }

    /// Whether an official name is in the set.
    ///
    /// - Parameter officialIndex: Its place in the list.
    /// - Returns: Whether it is.
    func contains(_ officialIndex: UInt8) -> Bool { bits &>> UInt128(officialIndex) & 1 != 0 }
}

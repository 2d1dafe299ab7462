internal import GatewayModels

/// Which events the application wants, and which the machine has to look at.
///
/// It is asked for each event, so official names are found in a set of bits.
struct EventFilter: Sendable {
    private static let watched: [EventName] = [.ready, .resumed, .rateLimited]

    /// Whether there are events that the application does not want.
    let isSelective: Bool
    /// Whether the machine looks at members, too: whether it has asked for some.
    var watchesMembers = false
    private let wanted: OfficialNames
    private let watched = OfficialNames(Self.watched)
    private let others: Set<EventName>

    /// Creates a filter.
    ///
    /// - Parameter wanted: The events that the application wants, or `nil` if it wants all.
    init(_ wanted: Set<EventName>?) {
        isSelective = wanted != nil
        self.wanted = OfficialNames(wanted ?? [])
        others = (wanted ?? []).filter { !$0.isOfficial }
    }

    /// Whether the application wants an event.
    func wants(_ name: EventName) -> Bool {
        guard isSelective else { return true }
        return name.officialIndex.map(wanted.contains) ?? others.contains(name)
    }

    /// Whether the machine looks at an event.
    func watches(_ name: EventName) -> Bool {
        name.officialIndex.map(watched.contains) ?? false || watchesMembers && name == .guildMembersChunk
    }

    /// Names by their places in the list of official ones, which are fewer than 128.
    private struct OfficialNames {
        private var bits: UInt128 = 0

        init(_ names: some Sequence<EventName>) {
            for index in names.compactMap(\.officialIndex) { bits |= 1 << UInt128(index) }
        }

        func contains(_ index: Int) -> Bool { bits &>> UInt128(index) & 1 != 0 }
    }
}

/// A change of some parts of a presence.
///
/// The gateway knows only whole presences, so an update is applied to the current one before it is sent.
///
/// ```swift
/// let update = PresenceUpdate(status: .set(.idle), since: .set(now))
/// let presence = update.applied(to: current)
/// ```
public struct PresenceUpdate: Hashable, Sendable {
    /// What happens to one part.
    public enum Change<Value: Hashable & Sendable>: Hashable, Sendable {
        /// It stays as it is.
        case unchanged
        /// It gets a new value.
        case set(Value)

        fileprivate func applied(to value: Value) -> Value {
            switch self {
            case .unchanged: value
            case .set(let newValue): newValue
            }
        }
    }

    /// The change of ``Presence/since``; `.set(nil)` says that the bot is no longer idle.
    public var since: Change<Int64?>
    /// The change of ``Presence/activities``.
    public var activities: Change<[Activity]>
    /// The change of ``Presence/status``.
    public var status: Change<Status>
    /// The change of ``Presence/isAFK``.
    public var isAFK: Change<Bool>

    /// Creates an update, in which what is not named stays as it is.
    ///
    /// - Parameters:
    ///   - since: The change of ``Presence/since``.
    ///   - activities: The change of ``Presence/activities``.
    ///   - status: The change of ``Presence/status``.
    ///   - isAFK: The change of ``Presence/isAFK``.
    public init(
        since: Change<Int64?> = .unchanged,
        activities: Change<[Activity]> = .unchanged,
        status: Change<Status> = .unchanged,
        isAFK: Change<Bool> = .unchanged
    ) {
        self.since = since
        self.activities = activities
        self.status = status
        self.isAFK = isAFK
    }

    /// Whether it changes nothing.
    public var isEmpty: Bool {
        self == PresenceUpdate()
    }

    /// Makes the change.
    ///
    /// - Parameter presence: The presence before.
    /// - Returns: The presence after.
    public func applied(to presence: Presence) -> Presence {
        Presence(
            since: since.applied(to: presence.since),
            activities: activities.applied(to: presence.activities),
            status: status.applied(to: presence.status),
            isAFK: isAFK.applied(to: presence.isAFK)
        )
    }
}

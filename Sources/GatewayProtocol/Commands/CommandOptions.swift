/// The priority of a waiting command.
///
/// Commands of a lane keep their order. A higher lane goes before a lower one, except that none is
/// passed over more than ``GatewayLimits/lanePatience`` times in a row.
public enum CommandPriority: Int, Hashable, Comparable, CaseIterable, Sendable {
    /// Background work, such as the whole list of a guild's members.
    case low
    /// Most requests.
    case normal
    /// Commands whose effect a user is waiting for, such as a move to another voice channel.
    case high

    /// Whether one priority is less than another.
    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// How a command reacts to its own rate limit.
///
/// It concerns the limit of whole member lists, one per guild and 30 s, and RATE_LIMITED; not the
/// 120 payloads in 60 s, for which every command waits.
public enum RateLimitBehavior: Hashable, Sendable {
    /// It waits for its turn, up to its deadline.
    case wait
    /// It ends with ``CommandError/Code/rateLimited``, which carries the time it would have to wait.
    case fail
}

/// The options with which a command is sent.
public struct CommandOptions: Hashable, Sendable {
    /// How long the command may take from its submission, whatever holds it back, or `nil` for the default.
    ///
    /// A plain command must be sent by then, a request whose answer is awaited must be answered by then. By default a command
    /// may wait ``GatewayLimits/commandDeadline`` for a live session, and a request for members
    /// ``GatewayLimits/answerDeadline``; the answer may take as long again, counted from the sending. The time for which the
    /// rate limits of a live session delay a command counts only with an explicit deadline.
    public var deadline: Duration?
    /// Its lane, or `nil` for the command's ``GatewayCommand/priority``.
    public var priority: CommandPriority?
    /// The reaction to a rate limit of this command alone.
    public var whenRateLimited: RateLimitBehavior
    /// Whether it ends with ``CommandError/Code/sessionReplaced`` when a new session begins before it is sent.
    ///
    /// Every command of ``GatewayCommand`` states a wanted result, not a change, and so makes sense in a new
    /// session too. Pass `true` for one that the application would decide anew, such as muting itself in a voice
    /// channel that the bot has left with the old session.
    public var isBoundToSession: Bool

    /// Creates options; without arguments, those of most commands.
    ///
    /// - Parameters:
    ///   - deadline: How long the command may take from its submission.
    ///   - priority: Its lane.
    ///   - whenRateLimited: The reaction to a rate limit of this command alone.
    ///   - isBoundToSession: Whether it ends when a new session begins before it is sent.
    public init(
        deadline: Duration? = nil,
        priority: CommandPriority? = nil,
        whenRateLimited: RateLimitBehavior = .wait,
        isBoundToSession: Bool = false
    ) {
        self.deadline = deadline
        self.priority = priority
        self.whenRateLimited = whenRateLimited
        self.isBoundToSession = isBoundToSession
    }
}

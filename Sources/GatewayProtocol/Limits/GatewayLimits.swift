/// Every deadline, limit and delay of the gateway protocol, in one place.
///
/// The defaults are sound for Discord. Tests and other gateways may change them.
public struct GatewayLimits: Hashable, Sendable {
    /// How long dialling may take, from the URL to the end of the WebSocket upgrade (default: 30 s).
    public var dialDeadline: Duration = .seconds(30)
    /// How long to wait for HELLO (default: 20 s).
    public var helloDeadline: Duration = .seconds(20)
    /// How long to wait for permission to identify (default: one day, for the daily budget may be spent).
    public var permitDeadline: Duration = .seconds(86_400)
    /// How long to wait for READY after IDENTIFY (default: 180 s, for READY comes late in an outage).
    public var readyDeadline: Duration = .seconds(180)
    /// How long to wait for RESUMED, counted anew from each replayed event (default: 60 s).
    public var resumedDeadline: Duration = .seconds(60)
    /// How long after a heartbeat something must arrive; the heartbeat interval bounds it (default: 10 s).
    public var acknowledgementDeadline: Duration = .seconds(10)
    /// How many whole heartbeat intervals may pass without an ACK, though other traffic arrives (default: 2).
    ///
    /// After them and the ``acknowledgementDeadline`` the connection counts as dead.
    public var unacknowledgedIntervals = 2
    /// How long a live session may bring no event, though heartbeats are acknowledged, before it is resumed on a new
    /// connection (default: `nil`, without limit).
    ///
    /// A bot in many busy guilds may set some minutes.
    public var dispatchSilence: Duration?
    /// How long to wait for the end of a connection that does not accept payloads any more (default: 5 s).
    ///
    /// Payloads from before that end are delivered, and the close code decides how to go on. While reading is
    /// suspended, the end cannot be seen, and is awaited for up to ``sessionLifetime``.
    public var drainDeadline: Duration = .seconds(5)
    /// How long a deliberate close waits for the peer (default: 5 s).
    public var closeDeadline: Duration = .seconds(5)
    /// How long a command may wait for a live session, unless its caller gives a deadline (default: 120 s).
    ///
    /// The time for which the rate limits of a live session delay the command does not count.
    public var commandDeadline: Duration = .seconds(120)
    /// How long the whole answer to a request for members may take, unless its caller gives a deadline (default: 300 s).
    ///
    /// It counts from the first sending of the request. A request may wait as long for a live session before that.
    public var answerDeadline: Duration = .seconds(300)
    /// How long each chunk of such an answer may take, while a session is live (default: 30 s).
    ///
    /// The gateway silently ignores requests it rejects.
    public var chunkDeadline: Duration = .seconds(30)

    /// The most chunks that such an answer may have (default: 100,000, for a hundred million members).
    public var answerChunks = 100_000
    /// How many commands may wait to be sent or to be answered (default: 10,000, for the members of 2,500 guilds and more).
    public var queuedCommands = 10_000
    /// How many payloads a connection may send per ``payloadWindow`` (default: 120).
    public var payloadsPerWindow = 120
    /// The span of ``payloadsPerWindow`` (default: 60 s).
    public var payloadWindow: Duration = .seconds(60)
    /// How many presence updates a connection may send per ``presenceWindow`` (default: 5).
    public var presenceUpdatesPerWindow = 5
    /// The span of ``presenceUpdatesPerWindow`` (default: 20 s).
    public var presenceWindow: Duration = .seconds(20)
    /// How much longer than each of these windows is waited (default: 2 s).
    ///
    /// The gateway counts payloads when they arrive. If one is delayed and a later one is not, they arrive
    /// closer together than they were sent; this much of a difference does no harm.
    public var sendMargin: Duration = .seconds(2)
    /// How many heartbeats that the gateway may ask for are kept free per window, beside the regular ones (default: 1).
    public var requestedHeartbeatReserve = 1
    /// How many sends a lane of commands may be passed over by those of higher priority (default: 7).
    ///
    /// Then it is its turn, so that a burst of urgent commands starves no other lane.
    public var lanePatience = 7
    /// How long a guild's whole list of members may not be asked for again (default: 30 s).
    public var memberListWindow: Duration = .seconds(30)
    /// The largest payload to send, in bytes (default: 4096).
    public var outgoingPayloadSize = 4096
    /// The largest payload to accept, in bytes after inflation (default: 64 MiB).
    ///
    /// If one message of a zlib-stream holds several, all of them may have four times as many.
    public var incomingPayloadSize = 64 << 20
    /// The shortest heartbeat interval to accept from HELLO (default: 10 ms).
    public var shortestHeartbeatInterval: Duration = .milliseconds(10)

    /// The first ceiling of the delay before a reconnect; it doubles with each failure (default: 0.5 s).
    ///
    /// The delay is drawn evenly from zero up to the ceiling. A session that was live for at least ``briefSession`` starts
    /// it anew.
    public var reconnectBackoff: Duration = .milliseconds(500)
    /// The highest ceiling of the delay before a reconnect that may resume a session (default: 5 s).
    public var resumeBackoffCap: Duration = .seconds(5)
    /// The highest ceiling of the delay before a reconnect without a session (default: 60 s).
    public var reconnectBackoffCap: Duration = .seconds(60)
    /// How long a session must be live for the connection not to count as a failed attempt (default: 1 s).
    public var briefSession: Duration = .seconds(1)
    /// The largest step by which one event may move the position of a session (default: 1,000,000).
    ///
    /// An event with a number beyond it is delivered, but a resume does not name it.
    public var sequenceJump: Int64 = 1_000_000
    /// The first ceiling of the delay between two IDENTIFYs; it doubles each time (default: 5 s).
    public var identifyBackoff: Duration = .seconds(5)
    /// The highest ceiling of the delay between two IDENTIFYs (default: 15 min).
    ///
    /// It keeps a gateway that rejects every session from using up the 1000 identifies of a day.
    public var identifyBackoffCap: Duration = .seconds(900)
    /// The first ceiling of the delay after an upgrade rejected with a 4xx status; it doubles with each (default: 5 s).
    ///
    /// The delay is at least half of the ceiling: do not hammer a server that rejects us.
    public var rejectionBackoff: Duration = .seconds(5)
    /// The highest ceiling of the delay after a rejected upgrade (default: 15 min).
    public var rejectionBackoffCap: Duration = .seconds(900)
    /// How long a session must be live for the backoff of IDENTIFY to start anew (default: 30 s).
    public var stableAfter: Duration = .seconds(30)
    /// The shortest pause after INVALID_SESSION or close code 4008 (default: 1 s).
    public var invalidSessionPauseMinimum: Duration = .seconds(1)
    /// The longest pause after INVALID_SESSION or close code 4008 (default: 5 s).
    public var invalidSessionPauseMaximum: Duration = .seconds(5)
    /// The longest wait that a rejected upgrade may ask for by `Retry-After` (default: 1 h).
    public var longestRetryAfter: Duration = .seconds(3600)
    /// How many attempts at the resume URL may fail before the main URL is tried (default: 2).
    ///
    /// One is enough if it shows that the address is wrong: a name without address, a wrong certificate, HTTP 404.
    public var resumeURLAttempts = 2
    /// How many attempts to resume may fail in a row after RESUME was sent before the session is given up (default: 3).
    public var resumeAttempts = 3
    /// How long after its last connection ended a session is given up (default: 5 min).
    ///
    /// Discord keeps a session for "a few minutes". An attempt that would come later is not made.
    public var sessionLifetime: Duration = .seconds(300)

    /// Creates the default limits.
    public init() {}
}

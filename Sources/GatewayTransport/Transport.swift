/// Opens message connections to the gateway.
///
/// This is the seam between a shard and the network. ``CurlTransport`` is the
/// shipped implementation; tests substitute a scripted one. <doc:BringingYourOwnTransport>
/// describes how to write another, and how `TransportConformance` in `GatewayTestKit` checks it.
public protocol Transport: Sendable {
    /// The executor on which this transport's connections are cheapest to use.
    ///
    /// A shard runs on it. It may be a `TaskExecutor` too: a task that prefers it continues there at once
    /// when a wait ends, while others are continued by the global executor first (SE-0417).
    /// The default implementation returns a new serial executor.
    var executor: any SerialExecutor { get }

    /// Checks every setting that can be checked without connecting.
    ///
    /// A shard calls it when it is started, so that a setting that can never work is an error at once, not a connection
    /// that is retried for ever. It may read the files that the settings name; it does not use the network. A transport
    /// that wraps another one passes the call on. The default implementation accepts all settings.
    ///
    /// - Throws: ``TransportError`` with the code ``TransportError/Code/invalidConfiguration`` and a message that names
    ///   the setting and its value, but no secret.
    func validate() throws(TransportError)

    /// Begins to open a WebSocket connection and returns at once.
    ///
    /// The outcome is the connection's first ``Arrival``: ``Arrival/opened(_:)``
    /// or ``Arrival/closed(_:)``. A malformed URL is such an outcome too.
    ///
    /// - Parameter url: An absolute `ws://` or `wss://` URL.
    /// - Returns: A connection that is being opened.
    func open(_ url: String) -> any TransportConnection

    /// Creates a timer that fires on the thread of ``executor``, whatever the global executor does.
    ///
    /// The default implementation uses a separate dispatch queue.
    ///
    /// - Returns: A timer on which nothing waits yet.
    func makeTimer() -> any TransportTimer
}

extension Transport {
    /// Accepts all settings.
    public func validate() throws(TransportError) {}
}

/// One WebSocket connection, from dialling to the end.
///
/// All methods but ``next(within:receiving:)`` return at once and may be called
/// from any thread. Dropping the last reference aborts the connection, unless it is
/// closing: then the closing handshake goes on in the background.
public protocol TransportConnection: AnyObject, Sendable {
    /// The bytes that the connection has carried so far.
    var traffic: Traffic { get }

    /// Waits for the next thing to happen.
    ///
    /// Only one caller may wait at a time: a second one ends the wait of the first with
    /// ``Arrival/woken``. Cancelling the waiting task is the
    /// same as ``wake()``: it ends the wait and leaves the connection as it is.
    /// It does so once: a task that has been woken may wait again, such as for the
    /// end of a closing handshake.
    ///
    /// - Parameters:
    ///   - timeout: How long to wait, or `nil` to wait without end. The wait never ends early. With zero or less it
    ///     returns what is there. Before ``Arrival/timeout`` the transport looks at the socket once more after the
    ///     time has passed, so that a process that was stopped for a while does not miss what came meanwhile.
    ///   - receiving: Whether to take messages. While `false` the socket is not
    ///     read, so that the peer's sends stall; the other arrivals come as usual,
    ///     but an end that the peer made is not seen before the messages before it are taken,
    ///     and need not be seen as long as the socket is not read.
    /// - Returns: The next arrival. After ``Arrival/closed(_:)`` every call
    ///   returns that same arrival again.
    nonisolated(nonsending) func next(within timeout: Duration?, receiving: Bool) async -> Arrival

    /// Queues a message for sending, in order.
    ///
    /// A connection that cannot send any more, because it was reset or the peer takes nothing in time, still delivers
    /// everything it has received, however late it is taken. Then it ends: with the peer's close code if a Close frame
    /// was received, otherwise with the error of sending.
    ///
    /// - Parameter message: The message, sent as one unfragmented frame.
    /// - Throws: ``TransportError`` with the code
    ///   ``TransportError/Code/sendQueueFull`` when the peer does not take what was
    ///   sent before, or ``TransportError/Code/notOpen`` before the connection is
    ///   open, after it began to close, and when it cannot send any more. A failure that comes later arrives as
    ///   ``Arrival/closed(_:)``.
    func send(_ message: WebSocketMessage) throws(TransportError)

    /// Starts the closing handshake of RFC 6455, section 7.1.2, after what was queued.
    ///
    /// The handshake goes on in the background, with or without a waiting caller, and
    /// is cut off at the transport's close deadline with the code ``TransportError/Code/timedOut``.
    /// Its end is ``Arrival/closed(_:)``; messages
    /// that have not been taken, and those that still come, are dropped. Closing a
    /// connection that is not open yet aborts it; closing one that is closing or has ended does nothing.
    ///
    /// - Parameters:
    ///   - code: A close code that may be sent: 1000 to 1003, 1007 to 1014, or 3000 to 4999.
    ///     Any other is sent as 1000.
    ///   - reason: A text of at most 123 bytes; what exceeds that is cut at a character.
    func close(code: UInt16, reason: String)

    /// Drops the connection at once, without a closing handshake.
    ///
    /// Messages that have not been taken are dropped. The end has the code ``TransportError/Code/aborted``,
    /// unless the connection had ended before: then that end stays.
    func abort()

    /// Ends a current wait, or the next one, with ``Arrival/woken``.
    ///
    /// It goes before messages that have arrived, which stay for the wait after it. Calls that no wait has seen
    /// yet count as one. After the end was delivered a connection is not woken any more.
    func wake()
}

/// The outcome of a wait for a connection.
public enum Arrival: Sendable {
    /// The upgrade succeeded; messages may be sent.
    case opened(ConnectionInfo)
    /// Messages arrived, in order, at least one.
    case messages(MessageBatch)
    /// The time given passed.
    case timeout
    /// ``TransportConnection/wake()`` was called, or the waiting task was cancelled.
    case woken
    /// The connection has ended, or could not be opened.
    case closed(Disconnection)
}

/// One WebSocket message.
public struct WebSocketMessage: Hashable, Sendable {
    /// Whether a message is text or bytes.
    public enum Kind: Hashable, Sendable {
        /// Text: its payload is valid UTF-8.
        case text
        /// Bytes without an encoding.
        case binary
    }

    /// Whether the payload is text or bytes.
    public var kind: Kind
    /// The payload, unmasked and joined from its fragments.
    ///
    /// Messages that were received together may share one storage, so that none
    /// of them is copied: make an `Array` of what is to be kept for long.
    public var payload: ArraySlice<UInt8>

    /// Creates a message.
    ///
    /// - Parameters:
    ///   - kind: Whether the payload is text or bytes.
    ///   - payload: The payload.
    public init(_ kind: Kind, _ payload: ArraySlice<UInt8>) {
        self.kind = kind
        self.payload = payload
    }

    /// Creates a message.
    ///
    /// - Parameters:
    ///   - kind: Whether the payload is text or bytes.
    ///   - payload: The payload.
    public init(_ kind: Kind, _ payload: [UInt8]) {
        self.init(kind, payload[...])
    }
}

/// How a connection ended.
public struct Disconnection: Hashable, Sendable {
    /// The code of the Close frame that the peer sent, or `nil` if it sent none.
    ///
    /// A Close frame without a code counts as 1005 (RFC 6455, section 7.1.5).
    public var closeCode: UInt16?
    /// The reason in the peer's Close frame, empty if there was none.
    ///
    /// Control and format characters are escaped, such as `\u{1B}`, so that it can go to a log or a terminal. An ellipsis
    /// stands for what exceeds 256 Unicode scalars.
    public var reason: String
    /// The error that broke or prevented the connection, or `nil` after a closing handshake.
    public var error: TransportError?

    /// Creates a description of an ended connection.
    ///
    /// - Parameters:
    ///   - closeCode: The code of the peer's Close frame.
    ///   - reason: The reason in the peer's Close frame.
    ///   - error: What broke or prevented the connection.
    public init(closeCode: UInt16? = nil, reason: String = "", error: TransportError? = nil) {
        self.closeCode = closeCode
        self.reason = reason
        self.error = error
    }
}

/// Byte counts of one connection.
///
/// They never go down, and stay when the connection has ended. They count the WebSocket stream: frames with their headers and the upgrade,
/// after TLS has been taken off.
public struct Traffic: Hashable, Sendable {
    /// Bytes received.
    public var received: UInt64
    /// Bytes sent.
    public var sent: UInt64

    /// Creates byte counts.
    ///
    /// - Parameters:
    ///   - received: Bytes received.
    ///   - sent: Bytes sent.
    public init(received: UInt64 = 0, sent: UInt64 = 0) {
        self.received = received
        self.sent = sent
    }
}

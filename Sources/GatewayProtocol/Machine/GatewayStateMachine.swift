/// The decisions of a gateway conversation: ``GatewayMachine`` for Discord, another for a gateway of the same kind.
///
/// A driver (`Shard` is one) feeds the machine one input at a time and performs the ``Effects`` in their order before the
/// next input. The contract:
///
/// - The machine reads no clock, uses only the randomness it was created with, starts no task and does no I/O: equal
///   inputs give equal effects.
/// - It is total: every input is allowed in every ``state``.
/// - While it runs it has a ``deadline``, and ends every wait by ``GatewayInput/time`` alone.
/// - It has at most one connection: ``GatewayEffect/connect(url:)`` follows only after the connection before was reported
///   as ended or was given up by ``GatewayEffect/abandon(_:)``.
/// - After ``GatewayEffect/stop(_:)`` it does nothing until it is started again.
public protocol GatewayStateMachine: Sendable {
    /// The state of the conversation.
    var state: GatewayState { get }
    /// When ``GatewayInput/time`` must be fed next, or `nil` if nothing is pending.
    ///
    /// It may lie in the past: then something is due at once. It can change with every input.
    var deadline: GatewayInstant? { get }
    /// How much the driver must read from the connection when the application has no room for events.
    var readingDemand: ReadingDemand { get }
    /// The session, its counters and those of the conversation.
    var status: GatewayStatus { get }

    /// Takes an input.
    ///
    /// - Parameters:
    ///   - input: The input.
    ///   - now: The time. It must not go backwards.
    /// - Returns: The effects to perform, in this order. More may be due: see ``deadline``.
    mutating func handle(_ input: GatewayInput, at now: GatewayInstant) -> Effects

    /// Takes payloads that arrived together. This is the only call that must be fast.
    ///
    /// - Parameters:
    ///   - payloads: The payloads, inflated.
    ///   - position: The first payload to take. It is moved behind the last one that was taken.
    ///   - now: The time.
    ///   - events: The events to deliver are appended here, in order. They are delivered before the effects are performed.
    /// - Returns: The effects to perform. Payloads may be left; if it is empty, none are.
    mutating func receive(
        _ payloads: PayloadBatch,
        from position: inout Int,
        at now: GatewayInstant,
        delivering events: inout [GatewayEvent]
    ) -> Effects

    /// Sets which payloads a batch may discard while it is filled. The machine takes no other input before it has received
    /// them.
    ///
    /// The default implementation keeps all. A machine that prepares a batch by another machine's method must pass the
    /// whole batch to that machine.
    ///
    /// - Parameter payloads: The batch that will be filled.
    func prepare(_ payloads: inout PayloadBatch)
}

/// How much a driver must read from the connection when the application has no room for events.
@nonexhaustive
public enum ReadingDemand: Hashable, Sendable {
    /// Nothing: what the application has no room for may wait in the network.
    case none
    /// On, up to the driver's bound: a command waits to be sent, and the connection may have ended behind the events. The
    /// bound costs the command nothing but time.
    case waiting
    /// On, up to the driver's bound: a caller awaits something that only the gateway can send.
    case ahead
    /// On, up to the driver's bound: the connection is being set up or closed. Beyond the bound it is of no use.
    case setup
}

extension GatewayStateMachine {
    /// Whether the conversation was started and is not closed.
    public var isRunning: Bool { state != .idle && state != .closed }

    /// Whether a session is live: READY or RESUMED has arrived, and the connection stands.
    public var isReady: Bool { state == .ready }

    /// Keeps all payloads.
    ///
    /// - Parameter payloads: The batch that will be filled.
    public func prepare(_ payloads: inout PayloadBatch) {
        payloads.passOver(.none)
    }

    /// Takes one payload.
    ///
    /// - Parameters:
    ///   - payload: UTF-8 JSON, inflated.
    ///   - now: The time.
    ///   - events: An event to deliver is appended here.
    /// - Returns: The effects to perform once the event is delivered.
    public mutating func receive(
        _ payload: [UInt8],
        at now: GatewayInstant,
        delivering events: inout [GatewayEvent]
    ) -> Effects {
        var batch = PayloadBatch()
        prepare(&batch)
        batch.append(payload.span)
        var position = 0
        return receive(batch, from: &position, at: now, delivering: &events)
    }
}

// What the application has handled, and what is kept of a session.

extension GatewayMachine {
    /// The application has handled an event, and all before it.
    ///
    /// A resume in this process begins after the last event that was received. A process that takes up a
    /// ``snapshot(unixMilliseconds:)`` begins after the last one that was handled. Events of earlier sessions are ignored.
    ///
    /// - Parameter position: The event's ``GatewayEvent/position``.
    public mutating func acknowledge(_ position: GatewayEvent.Position) {
        guard position.session == sessionCount, let received = session?.sequence else { return }
        // What was not received cannot have been handled.
        let sequence = min(position.sequence, received)
        acknowledged = max(acknowledged ?? sequence, sequence)
    }

    /// Says what must be kept for another process to resume the session.
    ///
    /// - Parameter unixMilliseconds: The time, in milliseconds of Unix time.
    /// - Returns: A value to store, or `nil` if there is no session, or its READY has not been handled.
    public func snapshot(unixMilliseconds: Int64) -> SessionSnapshot? {
        guard var session, let handled else { return nil }
        session.sequence = handled
        return SessionSnapshot(
            session: session,
            shard: configuration.identification.shard,
            intents: configuration.identification.intents,
            compression: configuration.compression,
            takenAt: unixMilliseconds
        )
    }

    /// The sequence up to which nothing is left to be handled.
    ///
    /// Events that were not delivered need not be.
    private var handled: Int64? {
        guard let delivered else { return acknowledged ?? session?.sequence }
        guard let acknowledged, acknowledged >= delivered else { return acknowledged }
        return session?.sequence
    }
}

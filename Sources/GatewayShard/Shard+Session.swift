public import GatewayProtocol

extension Shard {
    /// Says that an event has been handled, and all before it.
    ///
    /// It is needed only if ``ShardConfiguration/acknowledgesByReading`` is off, for an application that
    /// handles events side by side or later than it reads them. It may be called in any order.
    ///
    /// - Parameter event: An event of this shard.
    public func acknowledge(_ event: GatewayEvent) {
        if let position = event.position { machine.acknowledge(position) }
    }

    /// Says what must be kept for another process to go on where this one ended.
    ///
    /// Store it now and then, and after ``close(keepingSession:)``; a process that starts within minutes
    /// gives it to ``ShardConfiguration/resume(_:unixMilliseconds:maximumAge:)``. The gateway then sends everything
    /// after the last event that was handled, also what this process had received and not handled when it ended.
    ///
    /// - Parameter unixMilliseconds: The time, in milliseconds of Unix time.
    /// - Returns: A value to store, or `nil` if there is no session, or its READY has not been handled.
    public func snapshot(unixMilliseconds: Int64) -> SessionSnapshot? {
        if let position = queue.handled.load(session: machine.sessionCount) { machine.acknowledge(position) }
        return machine.snapshot(unixMilliseconds: unixMilliseconds)
    }
}

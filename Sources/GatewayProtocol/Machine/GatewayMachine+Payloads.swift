extension GatewayMachine {
    /// Takes payloads that arrived together.
    ///
    /// - Parameters:
    ///   - payloads: The payloads, inflated.
    ///   - position: The first payload to take. It is moved behind the last one that was taken.
    ///   - now: The time.
    ///   - events: The events to deliver are appended here, in order. They are delivered before the effects are performed.
    /// - Returns: The effects to perform. Payloads may be left; if it is empty, none are.
    public mutating func receive(
        _ payloads: PayloadBatch,
        from position: inout Int,
        at now: GatewayInstant,
        delivering events: inout [GatewayEvent]
    ) -> Effects {
        var index = -1
        var bytes: [UInt8] = []
        while position < payloads.entries.count {
            let entry = payloads.entries[position]
            position += 1
            guard case .payload(let storage, let range) = entry else {
                if case .passedOver(let sequence) = entry { passOver(sequence, at: now) }
                continue
            }
            if storage != index {
                index = storage
                bytes = payloads.storages[index]
            }
            let effects: Effects
            do {
                effects = try receive(bytes, in: range, at: now, delivering: &events)
            } catch {
                effects = fault(error, at: now)
            }
            guard effects.isEmpty else { return effects }
        }
        return []
    }

    /// Sets which payloads a batch may discard while it is filled: of official events that neither the application nor the
    /// machine wants it keeps only the sequence number.
    ///
    /// - Parameter payloads: The batch that will be filled.
    public func prepare(_ payloads: inout PayloadBatch) {
        payloads.passOver(ignoredEvents)
    }
}

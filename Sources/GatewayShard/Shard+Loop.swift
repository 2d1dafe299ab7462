import GatewayModels
import GatewayProtocol
import GatewayTransport

// The one loop of a shard: wait, feed the machine, perform what it says.

extension Shard {
    func converse() async {
        perform(machine.start(at: now()))
        while true {
            if stopRequest.isRequested {
                perform(machine.stop(keepingSession: stopRequest.keepsSession, at: now()))
            }
            while ending == nil, let deadline = machine.deadline, deadline <= now() {
                noticeTraffic()
                perform(machine.advance(to: now()))
            }
            guard ending == nil else { break }
            await waitOnce()
        }
        settle()
    }

    /// A large message can be under way for longer than the answer to a heartbeat may take.
    private func noticeTraffic() {
        guard let received = connection?.traffic.received, received != heardBytes else { return }
        heardBytes = received
        machine.heard()
    }

    private func waitOnce() async {
        let timeout = machine.deadline.map { max(.zero, $0 - now()) }
        guard let connection else { return await rest(timeout) }
        let receiving = machine.mustReceive || queue.hasRoom()
        machine.setReceiving(receiving, at: now())
        handle(await connection.next(within: timeout, receiving: receiving))
    }

    /// Waits without a connection.
    private func rest(_ timeout: Duration?) async {
        guard let timeout else { return }
        let nap = Task { [sleep] in
            // A nap that is cut short is what waking means.
            _ = try? await sleep(timeout)
        }
        waker.set(nap: nap)
        await nap.value
        waker.set(nap: nil)
    }

    private func handle(_ arrival: Arrival) {
        switch arrival {
        case .opened(let info):
            log.opened(info)
            perform(machine.opened(at: now()))
        case .messages(let messages):
            if let inflater { receive(messages, through: inflater) }
            flush()
        case .timeout, .woken:
            break
        case .closed(let disconnection):
            lose(disconnection)
        }
    }

    /// How many bytes are inflated before what they say is looked at.
    private static let batchSize = 64 << 10

    private func receive(_ messages: MessageBatch, through inflater: any Inflater) {
        let now = now()
        var payloads = PayloadBatch()
        swap(&payloads, &self.payloads)
        defer {
            payloads.removeAll()
            swap(&payloads, &self.payloads)
        }
        burst.reserveCapacity(min(lastBurstCount, messages.count))
        var position = 0
        while position < messages.count, isListening(through: inflater) {
            payloads.removeAll(expecting: messages.count - position)
            machine.prepare(&payloads)
            let fault = Self.inflate(messages, from: &position, by: inflater, into: &payloads)
            payloadBytes += UInt64(payloads.byteCount)
            var next = 0
            while next < payloads.count, isListening(through: inflater) {
                perform(machine.receive(payloads, from: &next, at: now, delivering: &burst))
            }
            guard let fault else { continue }
            if isListening(through: inflater) { perform(machine.receive(fault, at: now)) }
            return
        }
    }

    /// Inflates messages from a position on, which it moves behind them.
    private static func inflate(
        _ messages: MessageBatch,
        from position: inout Int,
        by inflater: any Inflater,
        into payloads: inout PayloadBatch
    ) -> ProtocolError? {
        var index = -1
        var piece: ArraySlice<UInt8> = []
        let count = messages.count
        while position < count, payloads.byteCount < batchSize {
            let place = messages.places[position]
            position += 1
            if place.piece != index {
                index = place.piece
                piece = messages.pieces[index]
            }
            do {
                try inflater.inflate(piece.span.extracting(place.range), isText: place.kind == .text, into: &payloads)
            } catch {
                return error
            }
        }
        return nil
    }

    /// Whether what the connection of an inflater says still matters: it stands, and the shard does not close.
    private func isListening(through inflater: any Inflater) -> Bool {
        self.inflater === inflater && !stopRequest.isRequested
    }

    /// The connection has ended.
    private func lose(_ disconnection: Disconnection) {
        forgetConnection()
        perform(machine.disconnected(ConnectionEnd(disconnection), at: now()))
    }

    func perform(_ effects: Effects) {
        for effect in effects { perform(effect) }
    }

    private func perform(_ effect: GatewayEffect) {
        switch effect {
        case .connect(let url):
            connect(to: url)
        case .requestIdentifyPermit:
            requestPermit()
        case .send(let payload):
            send(payload)
        case .deliver(let event):
            burst.append(event)
        case .report(let change):
            report(change)
        case .complete(let id, let error):
            if !answers.end(id, error) { completions.end(id, error) }
        case .answer(let id, let chunk, let isLast):
            if !answers.push(chunk, isLast: isLast, for: id) { _ = machine.withdraw(id) }
        case .abandon(let code):
            connection?.close(code: code.rawValue, reason: "")
            forgetConnection()
        case .close(let code):
            connection?.close(code: code.rawValue, reason: "")
        case .stop(let reason):
            ending = reason
        @unknown default:
            log.unknownEffect(effect)
        }
    }

    private func send(_ payload: [UInt8]) {
        do {
            try connection?.send(WebSocketMessage(.text, payload))
        } catch {
            connection?.abort()
            lose(Disconnection(error: error))
        }
    }

    private func report(_ change: GatewayLifecycle) {
        flush()
        log.changed(change)
        switch change {
        case .ready, .resumed: startWaiters.resume(returning: nil)
        case .connecting, .connected, .disconnected, .closed: break
        @unknown default: break
        }
        broadcast.send(change)
    }

    /// Hands over the events of a burst.
    private func flush() {
        guard !burst.isEmpty else { return }
        let isTaken = queue.push(burst)
        lastBurstCount = burst.count
        burst = []
        guard !isTaken, failure == nil else { return }
        failure = ShardError(
            .eventBufferFull,
            "More than \(queue.capacity) events, or too many bytes of them, wait to be read. Read faster, let the queue "
                + "hold more, or let it suspend reading."
        )
        stopRequest = (true, true)
    }

    private func forgetConnection() {
        dialRequest?.cancel()
        dialRequest = nil
        forgetPermit()
        if let traffic = connection?.traffic {
            pastTraffic.received += traffic.received
            pastTraffic.sent += traffic.sent
        }
        connection = nil
        heardBytes = 0
        inflater = nil
        waker.set(connection: nil)
    }

    /// Tells everybody who waits that the shard has ended.
    private func settle() {
        guard let ending else { return }
        forgetConnection()
        flush()
        loop = nil
        completions.endAll(CommandError(.stopped, "The shard stopped before the command was sent"))
        answers.endAll(CommandError(.stopped, "The shard stopped before the request was answered"))
        queue.finish(error(of: ending).map(Result.failure) ?? .success(()))
        startWaiters.resume(returning: ending)
        endWaiters.resume(returning: ending)
    }
}

import GatewayProtocol
import GatewayTransport

// What a shard may only do in its turn: dial, and identify.

extension Shard {
    func connect(to url: String) {
        guard let dialGate else { return open(url) }
        let shard = machineConfiguration.identification.shard
        dialRequest = Task { [sleep] in
            let delay = await dialGate.turn(of: shard)
            guard !Task.isCancelled else { return }
            if delay > .zero {
                machine.postponeDial(by: delay, at: now())
                waker.wake()
                // A sleep that is cut short means that the dial is not wanted any more.
                guard (try? await sleep(delay)) != nil, !Task.isCancelled else { return }
            }
            open(url)
            waker.wake()
        }
    }

    private func open(_ url: String) {
        inflater = machineConfiguration.compression.makeInflater(
            limit: machineConfiguration.limits.incomingPayloadSize,
            engine: inflateEngine
        )
        connection = transport.open(url)
        waker.set(connection: connection)
    }

    func requestPermit() {
        let shard = machineConfiguration.identification.shard
        permitRequest = Task { [gate] in
            do throws(IdentifyRefusal) {
                let delay = try await gate.permit(shard)
                guard !Task.isCancelled else { return await gate.giveBack(shard) }
                identifiesAtPermit = machine.statistics.identifies
                machine.permitToIdentify(after: delay, at: now())
            } catch {
                guard !Task.isCancelled else { return }
                perform(machine.refuseToIdentify(error, at: now()))
            }
            waker.wake()
        }
    }

    /// Ends a request for permission, and gives back a permission that was not used.
    func forgetPermit() {
        permitRequest?.cancel()
        permitRequest = nil
        guard identifiesAtPermit == machine.statistics.identifies else { return }
        identifiesAtPermit = nil
        let shard = machineConfiguration.identification.shard
        Task { [gate] in await gate.giveBack(shard) }
    }
}

import GatewayProtocol
import GatewayTestKit
import NIOCore
import NIOWebSocket

/// The simulated gateway and its connections, confined to one event loop.
final class SimulatorCore {
    typealias ConnectionID = SimulatedGateway.ConnectionID

    private struct Line {
        let channel: any Channel
        let encoder = PayloadEncoder()
    }

    /// How long a client may take to answer a Close frame.
    private static let closeTimeout = TimeAmount.seconds(2)

    var gateway: SimulatedGateway
    let loop: any EventLoop
    private let sendBufferLimit: Int
    private var lines: [ConnectionID: Line] = [:]
    private var channels: [ObjectIdentifier: any Channel] = [:]
    private var timer: (deadline: GatewayInstant, task: Scheduled<Void>)?
    private var bytesSent = 0
    private var slowClientsDropped = 0
    private(set) lazy var player = StreamPlayer(core: self, seed: seed)
    private let seed: UInt64

    init(_ configuration: SimulatorServer.Configuration, on loop: any EventLoop) {
        self.loop = loop
        seed = configuration.seed
        sendBufferLimit = configuration.sendBufferLimit
        gateway = SimulatedGateway(
            configuration: configuration.gateway,
            world: configuration.world,
            seed: configuration.seed
        )
    }

    var now: GatewayInstant { GatewayInstant(.nanoseconds(Int64(NIODeadline.now().uptimeNanoseconds))) }

    var statistics: SimulatorServer.Statistics {
        var statistics = SimulatorServer.Statistics()
        statistics.gateway = gateway.statistics
        statistics.openConnections = lines.count
        statistics.sessions = gateway.sessionIDs.count
        statistics.eventsGenerated = player.generated
        statistics.isStreamDone = player.isDone
        statistics.bytesSent = bytesSent
        statistics.slowClientsDropped = slowClientsDropped
        return statistics
    }

    // MARK: - Connections

    func track(_ channel: any Channel) {
        let key = ObjectIdentifier(channel)
        channels[key] = channel
        let core = NIOLoopBound(self, eventLoop: loop)
        channel.closeFuture.whenComplete { _ in core.value.channels[key] = nil }
    }

    func connect(to target: String) -> SimulatedGateway.Upgrade {
        gateway.connect(to: target, at: now)
    }

    func welcome(_ admission: HTTPHandler.Admission, on channel: any Channel) {
        lines[admission.id] = Line(channel: channel)
        perform(admission.actions)
    }

    func receive(_ payload: [UInt8], isText: Bool, from id: ConnectionID) {
        perform(gateway.receive(payload, isText: isText, from: id, at: now))
        player.wakeUp()
    }

    func disconnected(_ id: ConnectionID, code: UInt16?) {
        gateway.disconnected(id, code: code, at: now)
        lines[id] = nil
        rearm()
    }

    func isOpen(_ id: ConnectionID) -> Bool { lines[id] != nil }

    func becameWritable() {
        player.wakeUp()
    }

    /// Whether somebody takes events right now.
    var hasRoom: Bool {
        let listeners = gateway.hearingConnections.compactMap { lines[$0] }
        return !listeners.isEmpty && listeners.allSatisfy(\.channel.isWritable)
    }

    // MARK: - Control

    func inject(_ fault: SimulatedGateway.Fault) {
        perform(gateway.inject(fault, at: now))
    }

    func dispatch(_ event: SimulatedEvent) {
        perform(gateway.dispatch(event, at: now))
    }

    func play(_ stream: SimulatorServer.EventStream?) {
        player.play(stream)
    }

    /// Closes everything; returns what is being closed.
    func shutDown() -> [any Channel] {
        play(nil)
        inject(.close(code: 1001, reason: "The simulator shuts down."))
        timer?.task.cancel()
        for channel in channels.values where !lines.values.contains(where: { $0.channel === channel }) {
            channel.close(mode: .all, promise: nil)
        }
        return Array(channels.values)
    }

    // MARK: - Performing

    func perform(_ actions: [SimulatedGateway.Action]) {
        var touched: [ConnectionID] = []
        for action in actions {
            switch action {
            case .send(let id, let payload, let form):
                guard let line = lines[id] else { continue }
                let (bytes, isText) = line.encoder.encode(payload, as: form)
                write(bytes, isText ? .text : .binary, to: line)
                if touched.last != id { touched.append(id) }
            case .close(let id, let code, let reason):
                guard let line = lines.removeValue(forKey: id) else { continue }
                close(line.channel, code: code, reason: reason)
            case .drop(let id):
                guard let line = lines.removeValue(forKey: id) else { continue }
                line.channel.flush()
                line.channel.close(mode: .all, promise: nil)
            }
        }
        for id in touched { flush(id) }
        rearm()
    }

    private func write(_ bytes: [UInt8], _ opcode: WebSocketOpcode, to line: Line) {
        let data = line.channel.allocator.buffer(bytes: bytes)
        line.channel.write(WebSocketFrame(fin: true, opcode: opcode, data: data), promise: nil)
        bytesSent += bytes.count + (bytes.count < 126 ? 2 : bytes.count <= 0xFFFF ? 4 : 10)
    }

    /// Flushes a connection; a client for whom too much waits is dropped.
    private func flush(_ id: ConnectionID) {
        guard let channel = lines[id]?.channel else { return }
        channel.flush()
        guard !channel.isWritable, let waiting = try? channel.syncOptions?.getOption(.bufferedWritableBytes),
            waiting > sendBufferLimit
        else { return }
        slowClientsDropped += 1
        disconnected(id, code: nil)
        channel.close(mode: .all, promise: nil)
    }

    private func close(_ channel: any Channel, code: UInt16?, reason: String) {
        var data = channel.allocator.buffer(capacity: 2 + reason.utf8.count)
        if let code {
            data.writeInteger(code)
            data.writeString(reason)
        }
        channel.writeAndFlush(WebSocketFrame(fin: true, opcode: .connectionClose, data: data), promise: nil)
        let deadline = loop.scheduleTask(in: Self.closeTimeout) { channel.close(mode: .all, promise: nil) }
        channel.closeFuture.whenComplete { _ in deadline.cancel() }
    }

    private func rearm() {
        let deadline = gateway.deadline
        guard deadline != timer?.deadline else { return }
        timer?.task.cancel()
        timer = nil
        guard let deadline else { return }
        let delay = TimeAmount.nanoseconds(Int64((deadline - now) / .nanoseconds(1)))
        let core = NIOLoopBound(self, eventLoop: loop)
        let task = loop.scheduleTask(in: max(delay, .nanoseconds(0))) {
            let core = core.value
            core.timer = nil
            core.perform(core.gateway.advance(to: core.now))
        }
        timer = (deadline, task)
    }
}

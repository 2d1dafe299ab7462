import GatewayModels
import GatewayProtocol

/// Where a machine can stand, with and without a session where that matters: the rows of the transition table.
enum Situation: String, CaseIterable {
    case idle
    case backingOff
    case backingOffWithSession = "backingOff with session"
    case connecting
    case connectingWithSession = "connecting with session"
    case awaitingHello
    case awaitingHelloWithSession = "awaitingHello with session"
    case awaitingPermit
    case permitted
    case identifying
    case resuming = "resuming with session"
    case ready = "ready with session"
    case closing
    case closingWithSession = "closing with session"
    case closed
    case closedWithSession = "closed with session"

    /// What a machine's situation is called.
    static func name(of machine: GatewayMachine) -> String {
        machine.state.rawValue + (machine.status.session == nil || machine.state == .idle ? "" : " with session")
    }

    private var hasSession: Bool { rawValue.hasSuffix("with session") }

    /// Brings a machine into this situation; the heartbeat interval is in milliseconds.
    func driver(interval: Int) throws -> MachineDriver {
        var limits = GatewayLimits()
        limits.permitDeadline = .seconds(100)
        let session = Session(id: "abc", resumeURL: "wss://resume.gateway.test", sequence: 5)
        let driver = MachineDriver(
            try MachineDriver.configuration(session: hasSession ? session : nil, limits: limits),
            seed: 2
        )
        guard self != .idle else { return driver }
        driver.start()
        switch self {
        case .idle, .connecting, .connectingWithSession: break
        case .backingOff, .backingOffWithSession: driver.closed(nil)
        case .awaitingHello, .awaitingHelloWithSession: driver.open()
        case .awaitingPermit, .resuming: driver.greet(interval: interval)
        case .permitted:
            driver.greet(interval: interval)
            driver.permit(after: .seconds(10))
        case .identifying, .closing, .closed:
            driver.greet(interval: interval)
            driver.permit()
            _ = driver.tick()
            if self == .closing || self == .closed { _ = driver.stop(keepingSession: false) }
            if self == .closed { driver.closed(nil) }
        case .ready, .closingWithSession, .closedWithSession:
            driver.greet(interval: interval)
            driver.event(6, "RESUMED")
            if self != .ready { _ = driver.stop(keepingSession: true) }
            if self == .closedWithSession { driver.closed(nil) }
        }
        return driver
    }
}

import GatewayModels
import GatewayProtocol

/// Where a machine can stand, with and without a session where that matters: the rows of the transition table.
enum Situation: String, CaseIterable {
    case idle
    case resting
    case restingWithSession = "resting with session"
    case dialing
    case dialingWithSession = "dialing with session"
    case greeting
    case greetingWithSession = "greeting with session"
    case awaitingPermit
    case permitted
    case identifying
    case resuming = "resuming with session"
    case ready = "ready with session"
    case closing
    case closingWithSession = "closing with session"
    case stopped
    case stoppedWithSession = "stopped with session"

    /// What a machine's situation is called.
    static func name(of machine: GatewayMachine) -> String {
        machine.state.rawValue + (machine.session == nil || machine.state == .idle ? "" : " with session")
    }

    private var hasSession: Bool { rawValue.hasSuffix("with session") }

    /// Brings a machine into this situation; the heartbeat interval is in milliseconds.
    func driver(interval: Int) throws -> MachineDriver {
        var limits = GatewayLimits()
        limits.permitDeadline = .seconds(100)
        let session = Session(id: "abc", resumeURL: "wss://resume.test", sequence: 5)
        let driver = MachineDriver(
            try MachineDriver.configuration(session: hasSession ? session : nil, limits: limits),
            seed: 2
        )
        guard self != .idle else { return driver }
        driver.start()
        switch self {
        case .idle, .dialing, .dialingWithSession: break
        case .resting, .restingWithSession: driver.closed(nil)
        case .greeting, .greetingWithSession: driver.open()
        case .awaitingPermit, .resuming: driver.greet(interval: interval)
        case .permitted:
            driver.greet(interval: interval)
            driver.permit(after: .seconds(10))
        case .identifying, .closing, .stopped:
            driver.greet(interval: interval)
            driver.permit()
            _ = driver.tick()
            if self == .closing || self == .stopped { _ = driver.stop(keepingSession: false) }
            if self == .stopped { driver.closed(nil) }
        case .ready, .closingWithSession, .stoppedWithSession:
            driver.greet(interval: interval)
            driver.event(6, "RESUMED")
            if self != .ready { _ = driver.stop(keepingSession: true) }
            if self == .stoppedWithSession { driver.closed(nil) }
        }
        return driver
    }
}

import GatewayModels
import Testing

@testable import GatewayProtocol

@Suite struct PresenceStateTests {
    private let idle = Presence(status: .idle)
    private let busy = Presence(status: .dnd)

    /// A state of which READY has told that the gateway has `presence`.
    private func live(_ presence: Presence?) -> PresenceState {
        var state = PresenceState(presence)
        #expect(state.identify() == presence)
        state.sessionBegan()
        return state
    }

    @Test func `nothing is ever sent if nothing was set (S8)`() {
        var state = live(nil)
        #expect(state.send(at: at(1)) == nil)
        state.sessionResumed()
        #expect(!state.isUnsent)
    }

    @Test func `the latest of several updates is sent, once (S3)`() {
        var state = live(nil)
        state.set(idle)
        state.set(busy)
        #expect(state.send(at: at(1)) == busy)
        #expect(state.send(at: at(2)) == nil)
    }

    @Test func `after a resume only a change is sent (S7)`() {
        var state = live(idle)
        state.sessionResumed()
        #expect(!state.isUnsent)
        state.set(busy)
        state.set(idle)
        state.sessionResumed()
        #expect(!state.isUnsent)
        state.set(busy)
        state.sessionResumed()
        #expect(state.send(at: at(1)) == busy)
    }

    @Test func `an update that may have been lost with its connection is sent again`() {
        var state = live(idle)
        state.set(busy)
        _ = state.send(at: at(1))
        state.confirm(sentBefore: at(1))
        state.sessionResumed()
        #expect(state.send(at: at(5)) == busy)
        state.confirm(sentBefore: at(6))
        state.sessionResumed()
        #expect(!state.isUnsent)
    }

    @Test func `a confirmation of an older update does not count for a later one`() {
        var state = live(nil)
        state.set(idle)
        _ = state.send(at: at(1))
        state.set(busy)
        _ = state.send(at: at(3))
        state.confirm(sentBefore: at(2))
        state.sessionResumed()
        #expect(state.send(at: at(4)) == busy)
    }

    @Test func `an update between IDENTIFY and READY is sent after READY`() {
        var state = PresenceState(idle)
        _ = state.identify()
        state.set(busy)
        state.sessionBegan()
        #expect(state.send(at: at(1)) == busy)
    }

    @Test func `a session of another process is told the presence to begin with`() {
        var state = PresenceState(idle)
        state.sessionResumed()
        #expect(state.send(at: at(1)) == idle)
    }
}

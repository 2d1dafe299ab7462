import GatewayModels
import Testing

@testable import GatewayProtocol

@Suite struct PresenceStateTests {
    private let idle = Presence(status: .idle)
    private let busy = Presence(status: .dnd)

    /// A state of which READY has told that the gateway has `presence`.
    private func live(_ presence: Presence?) -> PresenceState {
        var state = PresenceState(presence)
        #expect(state.identify(at: at(0)) == presence)
        state.sessionBegan()
        state.confirm(sentBefore: at(0.1))
        return state
    }

    /// Sends the presence that waits.
    private func send(_ state: inout PresenceState, at seconds: Double) -> Presence? {
        let presence = state.send()
        #expect(state.recordSent(at: at(seconds)) == (presence != nil))
        return presence
    }

    /// The connection breaks, and the session is resumed on the next one.
    private func resume(_ state: inout PresenceState, resending: Bool = false) {
        #expect(state.connectionEnded(isRejection: false) == nil)
        state.sessionResumed(resending: resending)
    }

    @Test func `nothing is ever sent if nothing was set`() {
        var state = live(nil)
        #expect(send(&state, at: 1) == nil)
        resume(&state)
        #expect(!state.isUnsent)
    }

    @Test func `the latest of several updates is sent, once`() {
        var state = live(nil)
        state.set(idle)
        state.set(busy)
        #expect(send(&state, at: 1) == busy)
        #expect(send(&state, at: 2) == nil)
    }

    @Test func `after a resume only a change is sent`() {
        var state = live(idle)
        resume(&state)
        #expect(!state.isUnsent)
        state.set(busy)
        state.set(idle)
        resume(&state)
        #expect(!state.isUnsent)
        state.set(busy)
        resume(&state)
        #expect(send(&state, at: 1) == busy)
    }

    @Test func `an update that may have been lost with its connection is sent again`() {
        var state = live(idle)
        state.set(busy)
        _ = send(&state, at: 1)
        state.confirm(sentBefore: at(1))
        resume(&state)
        #expect(send(&state, at: 5) == busy)
        state.confirm(sentBefore: at(6))
        resume(&state)
        #expect(!state.isUnsent)
    }

    @Test func `a confirmation of an older update does not count for a later one`() {
        var state = live(nil)
        state.set(idle)
        _ = send(&state, at: 1)
        state.set(busy)
        _ = send(&state, at: 3)
        state.confirm(sentBefore: at(2))
        resume(&state)
        #expect(send(&state, at: 4) == busy)
    }

    @Test func `an update between IDENTIFY and READY is sent after READY`() {
        var state = PresenceState(idle)
        _ = state.identify(at: at(0))
        state.set(busy)
        state.sessionBegan()
        #expect(send(&state, at: 1) == busy)
    }

    @Test func `a session of another process is told the presence to begin with`() {
        var state = PresenceState(idle)
        resume(&state)
        #expect(send(&state, at: 1) == idle)
    }

    @Test func `a presence that the transport did not take waits again, unless a later one does`() {
        var state = live(idle)
        state.set(busy)
        #expect(state.send() == busy)
        state.sendFailed()
        #expect(state.isUnsent)
        #expect(state.send() == busy)
        state.set(idle)
        _ = state.connectionEnded(isRejection: false)
        let isTaken = state.recordSent(at: at(1))
        #expect(!isTaken)
        #expect(send(&state, at: 2) == idle)
    }

    @Test func `with the option the presence is sent after every RESUMED, if one was set`() {
        var state = live(idle)
        resume(&state, resending: true)
        #expect(send(&state, at: 1) == idle)
        state.confirm(sentBefore: at(2))
        resume(&state, resending: true)
        #expect(send(&state, at: 3) == idle)
        var silent = live(nil)
        resume(&silent, resending: true)
        #expect(!silent.isUnsent)
    }

    @Test func `a presence after which the gateway closed twice is dropped for the last accepted one`() {
        var state = live(idle)
        state.set(busy)
        _ = send(&state, at: 1)
        #expect(state.connectionEnded(isRejection: true) == nil)
        state.sessionResumed(resending: false)
        #expect(state.isSuspect)
        #expect(send(&state, at: 2) == busy)
        #expect(state.connectionEnded(isRejection: true) == .presenceUpdate)
        #expect(state.wanted == idle)
        state.sessionResumed(resending: false)
        #expect(send(&state, at: 3) == idle)
    }

    @Test func `an initial presence that the gateway refuses twice is left out of IDENTIFY`() {
        var state = PresenceState(busy)
        #expect(state.identify(at: at(1)) == busy)
        #expect(state.connectionEnded(isRejection: true) == nil)
        #expect(state.identify(at: at(2)) == busy)
        state.sessionBegan()
        #expect(state.connectionEnded(isRejection: true) == .identify)
        #expect(state.identify(at: at(3)) == nil)
        #expect(!state.isUnsent)
    }

    @Test func `after READY a request that was sent is suspected rather than the presence of IDENTIFY`() {
        var state = PresenceState(busy)
        for _ in 0..<3 {
            _ = state.identify(at: at(1))
            state.sessionBegan()
            #expect(state.connectionEnded(isRejection: true, hasSuspects: true) == nil)
            #expect(!state.isSuspect)
        }
        _ = state.identify(at: at(2))
        #expect(state.connectionEnded(isRejection: true, hasSuspects: true) == nil)
        #expect(state.isSuspect)
    }

    @Test func `a suspect that is confirmed, or that another presence replaces, is not dropped`() {
        var state = live(nil)
        state.set(busy)
        _ = send(&state, at: 1)
        _ = state.connectionEnded(isRejection: true)
        state.sessionResumed(resending: false)
        _ = send(&state, at: 2)
        state.confirm(sentBefore: at(3))
        #expect(state.connectionEnded(isRejection: true) == nil)
        state.sessionResumed(resending: true)
        _ = send(&state, at: 4)
        #expect(state.connectionEnded(isRejection: true) == nil)
        state.set(idle)
        state.sessionResumed(resending: false)
        #expect(send(&state, at: 5) == idle)
        #expect(state.connectionEnded(isRejection: true) == nil)
        #expect(state.wanted == idle)
    }
}

import GatewayTransport
import Synchronization

extension TransportConformance {
    static let receivingChecks: [Check] = [
        Check("receiving.holds-back", "While messages are not taken none arrives, and none is lost") { scene in
            let talk = try await scene.connect()
            try await talk.far.send("a", "b")
            try await talk.expectTimeout("no message while they are not taken", receiving: false)
            try await talk.far.send("c")
            try await talk.expectTimeout("no message while they are not taken", receiving: false)
            try await talk.expect("a", "b", "c")
        },
        Check("receiving.sends-go-on", "While messages are not taken, others can be sent") { scene in
            let talk = try await scene.connect()
            try await talk.expectTimeout("no arrival", receiving: false)
            try talk.near.send(.text("a"))
            try await talk.expectAtPeer([.text("a")])
        },
        Check("receiving.end-comes-behind", "The end does not overtake the messages before it") { scene in
            let talk = try await scene.connect()
            try await talk.far.send("a", "b")
            try await talk.far.close(code: 4000, reason: "over")
            try await talk.expectTimeout("neither a message nor the end behind it", receiving: false)
            try await talk.expect("a", "b")
            try await talk.expectEnd(code: 4000, reason: "over")
        },
        Check("receiving.drop-comes-behind", "The end of the stream does not overtake the messages before it") {
            scene in
            let talk = try await scene.connect()
            try await talk.far.send("a", "b")
            await talk.far.drop()
            try await talk.expectTimeout("neither a message nor the end behind it", receiving: false)
            try await talk.expect("a", "b")
            try await talk.expectFailure()
        },
        Check("receiving.pushes-back", "While messages are not taken, the peer's sends stall") { scene in
            let talk = try await scene.connect()
            let message = WebSocketMessage.pattern(256 << 10)
            let count = scene.limits.bytesInFlight / message.payload.count
            let counter = Counter()
            let sending: @Sendable () async throws -> Void = {
                for _ in 0..<count {
                    try await talk.far.send(message)
                    counter.increment()
                }
            }
            try await talk.expectTimeout("no message", receiving: false)
            try await scene.during(sending) {
                // Until nothing moves any more.
                var before = -1
                while counter.value != before {
                    before = counter.value
                    try await talk.expectTimeout("no message while they are not taken", receiving: false)
                }
                guard before < count else {
                    let actual = "all of \(scene.limits.bytesInFlight) bytes were taken"
                    throw Mismatch(expected: "the peer's sends to stall", actual: actual)
                }
                try await talk.expect(Array(repeating: message, count: count))
            }
        },
    ]
}

/// Counts over tasks.
final class Counter: Sendable {
    private let count = Atomic(0)

    var value: Int { count.load(ordering: .relaxed) }

    func increment() { count.add(1, ordering: .relaxed) }
}

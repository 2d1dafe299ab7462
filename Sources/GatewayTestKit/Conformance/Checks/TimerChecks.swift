import GatewayTransport

extension TransportConformance {
    static let timerChecks: [Check] = [
        Check("timer.waits", "A timer's wait ends when its time has passed, and not early") { scene in
            let timer = scene.transport.makeTimer()
            for duration in [Duration.seconds(-1), .zero, .microseconds(500), .milliseconds(60)] {
                scene.step = "the end of a wait for \(duration)"
                let elapsed = await scene.elapsed { await timer.wait(for: duration) }
                guard elapsed >= duration else {
                    throw Mismatch(expected: scene.step, actual: "it came after \(elapsed)")
                }
            }
        },
        Check("timer.wakes", "A wake ends the current wait of a timer, or the next one, and only that") { scene in
            let timer = scene.transport.makeTimer()
            scene.step = "the end of a wait without end by a wake"
            await withTaskGroup { group in
                group.addTask { await timer.wait(for: nil) }
                timer.wake()
                await group.waitForAll()
            }
            timer.wake()
            timer.wake()
            scene.step = "the end of a wait without end by wakes before it"
            await timer.wait(for: nil)
            scene.step = "a whole wait after the wakes"
            let elapsed = await scene.elapsed { await timer.wait(for: scene.limits.quiet) }
            guard elapsed >= scene.limits.quiet else {
                throw Mismatch(expected: scene.step, actual: "it ended after \(elapsed)")
            }
        },
        Check("timer.cancels", "Cancelling the waiting task ends the wait of a timer, once") { scene in
            let timer = scene.transport.makeTimer()
            scene.step = "the end of a wait without end by cancelling"
            let elapsed = try await withThrowingTaskGroup(of: Duration.self) { group in
                group.addTask {
                    await timer.wait(for: nil)
                    return await scene.elapsed { await timer.wait(for: scene.limits.quiet) }
                }
                try await scene.pause()
                group.cancelAll()
                return try await group.next() ?? .zero
            }
            guard elapsed >= scene.limits.quiet else {
                throw Mismatch(expected: "a whole wait after the cancelled one", actual: "it ended after \(elapsed)")
            }
        },
    ]
}

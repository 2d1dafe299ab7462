import GatewayTransport
import Testing

struct ArrivalQueueTests {
    private let info = ConnectionInfo(duration: .seconds(1))
    private let end = Disconnection(closeCode: 4009, reason: "Session timed out.")

    /// Makes the queue of an open connection, whose opening was taken.
    private func makeOpen(receiveLimit: Int = .max) -> ArrivalQueue<Int> {
        var queue = ArrivalQueue<Int>(receiveLimit: receiveLimit)
        queue.open(info)
        _ = queue.next(receiving: true, isCancelled: false)
        return queue
    }

    /// Tells arrivals apart in one word.
    private func name(_ arrival: Arrival?) -> String {
        switch arrival {
        case .opened: "opened"
        case .messages(let batch): batch.map { String(decoding: $0.payload, as: UTF8.self) }.joined(separator: " ")
        case .timeout: "timeout"
        case .woken: "woken"
        case .closed(let end): "closed \(end.closeCode.map { "\($0)" } ?? end.error.map { "\($0.code)" } ?? "")"
        case nil: "nothing"
        }
    }

    private func next(
        _ queue: inout ArrivalQueue<Int>,
        receiving: Bool = true,
        isCancelled: Bool = false
    ) -> String {
        name(queue.next(receiving: receiving, isCancelled: isCancelled))
    }

    private func resumed(_ resumption: ArrivalQueue<Int>.Resumption?) -> String {
        resumption.map { "\($0.waiter): \(name($0.arrival))" } ?? "nothing"
    }

    @Test func `the opening comes first, then messages, then the end, which is repeated`() {
        var queue = ArrivalQueue<Int>()
        #expect(next(&queue) == "nothing")
        queue.open(info)
        queue.deliver([.text("a")])
        queue.deliver([.text("b"), .text("c")])
        queue.end(end)
        #expect(next(&queue) == "opened")
        #expect(next(&queue) == "a b c")
        for receiving in [true, false] { #expect(next(&queue, receiving: receiving) == "closed 4009") }
    }

    @Test func `only the first end counts`() {
        var queue = makeOpen()
        #expect(queue.end(end) == true)
        #expect(queue.end(Disconnection(closeCode: 1000)) == false)
        #expect(queue.stage == .ended)
        #expect(next(&queue) == "closed 4009")
    }

    @Test func `messages before the opening and after the end are discarded`() {
        var queue = ArrivalQueue<Int>()
        queue.deliver([.text("early")])
        queue.open(info)
        queue.end(end)
        queue.deliver([.text("late")])
        #expect(next(&queue) == "opened")
        #expect(next(&queue) == "closed 4009")
    }

    @Test func `an opening after the end is no arrival`() {
        var queue = ArrivalQueue<Int>()
        queue.end(end)
        queue.open(info)
        #expect(next(&queue) == "closed 4009")
    }

    @Test func `neither messages nor the end behind them are taken while not receiving`() {
        var queue = makeOpen()
        queue.deliver([.text("a")])
        queue.end(end)
        #expect(next(&queue, receiving: false) == "nothing")
        #expect(queue.wait(1, receiving: false) == nil)
        #expect(resumed(queue.takeResumption()) == "nothing")
        #expect(queue.wait(2, receiving: true) == 1)
        #expect(resumed(queue.takeResumption()) == "2: a")
        #expect(next(&queue, receiving: false) == "closed 4009")
    }

    @Test func `the opening and a wake are taken while not receiving`() {
        var queue = ArrivalQueue<Int>()
        queue.open(info)
        queue.wake()
        #expect(next(&queue, receiving: false) == "woken")
        #expect(next(&queue, receiving: false) == "opened")
    }

    @Test func `an arrival ends the wait that goes on, once`() {
        var queue = makeOpen()
        #expect(queue.wait(1, receiving: true) == nil)
        #expect(queue.waiter == 1)
        queue.deliver([.text("a")])
        #expect(resumed(queue.takeResumption()) == "1: a")
        #expect(queue.waiter == nil)
        queue.deliver([.text("b")])
        #expect(resumed(queue.takeResumption()) == "nothing")
        #expect(next(&queue) == "b")
    }

    @Test func `an arrival between the look and the suspension ends the wait`() {
        var queue = makeOpen()
        #expect(next(&queue) == "nothing")
        queue.deliver([.text("a")])
        #expect(queue.wait(1, receiving: true) == nil)
        #expect(resumed(queue.takeResumption()) == "1: a")
    }

    @Test func `a wait that expires ends with a timeout if nothing has arrived`() {
        var queue = makeOpen()
        #expect(resumed(queue.expire()) == "nothing")
        _ = queue.wait(1, receiving: true)
        #expect(resumed(queue.expire()) == "1: timeout")
        _ = queue.wait(2, receiving: true)
        #expect(resumed(queue.takeResumption()) == "nothing")
    }

    @Test func `a message comes before the timeout of the same moment, and stays behind one that came earlier`() {
        var queue = makeOpen()
        _ = queue.wait(1, receiving: true)
        queue.deliver([.text("a")])
        #expect(resumed(queue.expire()) == "1: a")
        _ = queue.wait(2, receiving: true)
        #expect(resumed(queue.expire()) == "2: timeout")
        queue.deliver([.text("b")])
        #expect(resumed(queue.takeResumption()) == "nothing")
        #expect(next(&queue) == "b")
    }

    @Test func `the end comes before the timeout of the same moment`() {
        var queue = makeOpen()
        _ = queue.wait(1, receiving: true)
        queue.end(end)
        #expect(resumed(queue.expire()) == "1: closed 4009")
    }

    @Test func `a wake precedes messages, whichever came first, and loses none`() {
        for isWakeFirst in [true, false] {
            var queue = makeOpen()
            if isWakeFirst { queue.wake() }
            queue.deliver([.text("a")])
            if !isWakeFirst { queue.wake() }
            #expect(next(&queue) == "woken")
            #expect(next(&queue) == "a")
        }
    }

    @Test func `wakes that no wait has seen count as one`() {
        var queue = makeOpen()
        queue.wake()
        queue.wake()
        #expect(next(&queue) == "woken")
        #expect(next(&queue) == "nothing")
    }

    @Test func `a wake before the end precedes it, and a wake after it was taken is nothing`() {
        var queue = makeOpen()
        queue.end(end)
        queue.wake()
        #expect(next(&queue) == "woken")
        #expect(next(&queue) == "closed 4009")
        queue.wake()
        #expect(next(&queue) == "closed 4009")
    }

    @Test func `a cancelled task is woken once`() {
        var queue = makeOpen()
        _ = queue.wait(1, receiving: true)
        queue.cancel()
        #expect(resumed(queue.takeResumption()) == "1: woken")
        #expect(next(&queue, isCancelled: true) == "nothing")
        queue.cancel()
        _ = queue.wait(2, receiving: true)
        #expect(resumed(queue.takeResumption()) == "nothing")
    }

    @Test func `each task that is cancelled is woken, also one that was cancelled before its first wait`() {
        var queue = makeOpen()
        queue.cancel()
        #expect(next(&queue, isCancelled: true) == "woken")
        // Another task, which is not cancelled, waits.
        #expect(next(&queue, isCancelled: false) == "nothing")
        queue.cancel()
        #expect(next(&queue, isCancelled: true) == "woken")
    }

    @Test func `a cancellation and a wake at the same moment count as one, whichever came first`() {
        for isWakeFirst in [true, false] {
            var queue = makeOpen()
            if isWakeFirst { queue.wake() }
            queue.cancel()
            if !isWakeFirst { queue.wake() }
            #expect(next(&queue, isCancelled: true) == "woken")
            #expect(next(&queue, isCancelled: true) == "nothing")
        }
    }

    @Test func `a second wait displaces the first and gets what arrives`() {
        var queue = makeOpen()
        #expect(queue.wait(1, receiving: false) == nil)
        #expect(queue.wait(2, receiving: true) == 1)
        queue.deliver([.text("a")])
        #expect(resumed(queue.takeResumption()) == "2: a")
    }

    @Test func `of two waits that look before either is suspended, the last to be suspended decides`() {
        for isReceiving in [true, false] {
            var queue = makeOpen()
            queue.deliver([])
            #expect(next(&queue, receiving: isReceiving) == "nothing")
            #expect(next(&queue, receiving: !isReceiving) == "nothing")
            _ = queue.wait(1, receiving: !isReceiving)
            #expect(queue.wait(2, receiving: isReceiving) == 1)
            queue.deliver([.text("a")])
            #expect(resumed(queue.takeResumption()) == (isReceiving ? "2: a" : "nothing"))
        }
    }

    @Test func `an abort drops messages and ends the connection, unless it has ended`() {
        var queue = makeOpen()
        queue.deliver([.text("a")])
        #expect(queue.abort() == true)
        #expect(queue.abort() == false)
        #expect(next(&queue) == "closed aborted")

        var ended = makeOpen()
        ended.deliver([.text("a")])
        ended.end(end)
        #expect(ended.abort() == false)
        #expect(next(&ended) == "closed 4009")
    }

    @Test func `an abort and an end at the same moment: the first counts`() {
        var queue = makeOpen()
        queue.abort()
        queue.end(end)
        #expect(next(&queue) == "closed aborted")
    }

    @Test func `closing discards messages that were not taken, and those that still come`() {
        var queue = makeOpen()
        queue.deliver([.text("a")])
        #expect(queue.close() == .handshake)
        #expect(queue.stage == .closing)
        queue.deliver([.text("b")])
        #expect(next(&queue) == "nothing")
        #expect(queue.close() == .nothing)
        queue.end(Disconnection(closeCode: 1000))
        #expect(next(&queue) == "closed 1000")
    }

    @Test func `closing a connection that is not open aborts it, and one that has ended stays`() {
        var queue = ArrivalQueue<Int>()
        #expect(queue.close() == .aborted)
        #expect(next(&queue) == "closed aborted")
        #expect(queue.close() == .nothing)
        #expect(next(&queue) == "closed aborted")
    }

    @Test func `the messages before the end survive a close that comes after it`() {
        var queue = makeOpen()
        queue.deliver([.text("a")])
        queue.end(end)
        #expect(queue.close() == .nothing)
        #expect(next(&queue) == "a")
        #expect(next(&queue) == "closed 4009")
    }

    @Test func `the socket is read while there is room and messages are taken`() {
        // Each empty message counts 64 bytes.
        var queue = makeOpen(receiveLimit: 128)
        #expect(queue.mayRead)
        queue.deliver([.text("")])
        #expect(queue.mayRead)
        queue.deliver([.text("")])
        #expect(!queue.mayRead)
        #expect(queue.untakenBytes == 0)
        #expect(!queue.isDrained)
        _ = queue.next(receiving: false, isCancelled: false)
        #expect(!queue.mayRead)
        _ = queue.next(receiving: true, isCancelled: false)
        #expect(queue.mayRead)
        #expect(queue.isDrained)
        _ = queue.next(receiving: false, isCancelled: false)
        #expect(!queue.mayRead)
    }

    @Test func `the socket is read while opening and closing, and not after the end`() {
        var queue = ArrivalQueue<Int>()
        _ = queue.next(receiving: false, isCancelled: false)
        #expect(queue.mayRead)
        queue.open(info)
        #expect(!queue.mayRead)
        _ = queue.close()
        #expect(queue.mayRead)
        queue.end(end)
        #expect(!queue.mayRead)
    }
}

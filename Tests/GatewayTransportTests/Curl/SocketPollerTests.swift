import Testing

@testable import GatewayTransport

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

struct SocketPollerTests {
    /// Two connected sockets, closed with the last reference.
    private final class Pair {
        private(set) var first: Int32 = -1
        private(set) var second: Int32 = -1

        init() {
            #if canImport(Darwin)
            let stream = SOCK_STREAM
            #else
            let stream = Int32(SOCK_STREAM.rawValue)
            #endif
            var descriptors: [Int32] = [-1, -1]
            _ = unsafe socketpair(AF_UNIX, stream, 0, &descriptors)
            first = descriptors[0]
            second = descriptors[1]
        }

        deinit {
            close(first)
            closeSecond()
        }

        func sendFromSecond() {
            var byte: UInt8 = 1
            _ = unsafe write(second, &byte, 1)
        }

        func closeSecond() {
            if second >= 0 { close(second) }
            second = -1
        }
    }

    private let poller: SocketPoller

    init() throws {
        poller = try SocketPoller()
    }

    /// The identifiers of the sockets with an event.
    private func ready(within milliseconds: Int32 = 0) -> Set<Int> {
        var ready: [Int] = []
        poller.wait(timeout: milliseconds, ready: &ready)
        return Set(ready)
    }

    @Test func `a socket is reported as long as it is readable`() throws {
        let pair = Pair()
        try poller.set(pair.first, from: [], to: .read, identifier: 7)
        #expect(ready() == [])
        pair.sendFromSecond()
        #expect(ready(within: 10_000) == [7])
        #expect(ready(within: 10_000) == [7])
    }

    @Test func `a socket is reported for what is wanted of it`() throws {
        let pair = Pair()
        try poller.set(pair.first, from: [], to: .write, identifier: 7)
        #expect(ready(within: 10_000) == [7])
        try poller.set(pair.first, from: .write, to: .read, identifier: 7)
        #expect(ready() == [])
        try poller.set(pair.first, from: .read, to: [.read, .write], identifier: 7)
        #expect(ready(within: 10_000) == [7])
    }

    @Test func `a broken socket of which nothing is wanted ends no wait`() throws {
        let pair = Pair()
        try poller.set(pair.first, from: [], to: .read, identifier: 7)
        try poller.set(pair.first, from: .read, to: [], identifier: 7)
        pair.sendFromSecond()
        pair.closeSecond()
        #expect(ready() == [])
        try poller.set(pair.first, from: [], to: .read, identifier: 7)
        #expect(ready(within: 10_000) == [7])
    }

    @Test func `all sockets that are ready are reported by one wait`() throws {
        let pairs = (0..<200).map { _ in Pair() }
        for (index, pair) in pairs.enumerated() {
            try poller.set(pair.first, from: [], to: .read, identifier: index + 1)
            pair.sendFromSecond()
        }
        #expect(ready(within: 10_000) == Set(1...200))
    }

    @Test func `a socket that cannot be waited for is an error, and may be taken out all the same`() throws {
        let error = #expect(throws: TransportError.self) {
            try poller.set(-1, from: [], to: .read, identifier: 7)
        }
        #expect(error?.code == .invalidConfiguration)
        #expect(error?.message == "The system cannot wait for another socket: Bad file descriptor")
        try poller.set(-1, from: .read, to: [], identifier: 7)
    }

    @Test func `a wake ends one wait, and is no socket`() {
        poller.waker.wake()
        poller.waker.wake()
        let start = ContinuousClock.now
        #expect(ready(within: 10_000) == [])
        #expect(ContinuousClock.now - start < .seconds(5))
        var descriptor = pollfd(fd: poller.descriptor, events: Int16(POLLIN), revents: 0)
        #expect(unsafe poll(&descriptor, 1, 0) == 0)
    }
}

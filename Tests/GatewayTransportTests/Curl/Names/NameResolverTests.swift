import Foundation
import Synchronization
import Testing

@testable import GatewayTransport

/// The resolver with a lookup, threads and a clock of the test's own.
struct NameResolverTests {
    private typealias Question = NameTable.Question

    /// The world in which a resolver runs; nothing happens by itself.
    private final class World: Sendable {
        private struct State {
            var now = ContinuousClock.now
            var threads: [@Sendable () -> Void] = []
            var answers: [String: NameTable.Answer] = [:]
            var lookups: [Question] = []
            var mayStart = true
        }

        private let state = Mutex(State())

        func resolver() -> NameResolver {
            NameResolver(
                lookup: { question in
                    self.state.withLock { state in
                        state.lookups.append(question)
                        return state.answers[question.host] ?? .failure(TransportError(.nameNotFound, question.host))
                    }
                },
                startThread: { body in
                    self.state.withLock { state in
                        guard state.mayStart else { return false }
                        state.threads.append(body)
                        return true
                    }
                },
                now: { self.state.withLock { $0.now } }
            )
        }

        var lookups: [Question] { state.withLock { $0.lookups } }
        var threadCount: Int { state.withLock { $0.threads.count } }

        func set(_ host: String, _ addresses: String...) {
            let addresses = addresses.compactMap { NetworkAddress($0) }
            state.withLock { $0.answers[host] = .success(addresses) }
        }

        func remove(_ host: String) { state.withLock { $0.answers[host] = nil } }

        func pass(_ duration: Duration) { state.withLock { $0.now += duration } }

        func forbidThreads() { state.withLock { $0.mayStart = false } }

        /// Runs the threads until they end.
        func runThreads() {
            let threads = state.withLock { state in
                defer { state.threads = [] }
                return state.threads
            }
            for thread in threads { thread() }
        }
    }

    /// The answers that came.
    private final class Answers: Sendable {
        private let list = Mutex<[String]>([])

        var all: [String] { list.withLock { $0 } }

        func add(_ answer: NameTable.Answer) {
            let text =
                switch answer {
                case .success(let addresses): addresses.map(\.text).joined(separator: " ")
                case .failure(let error): "\(error.code)"
                }
            list.withLock { $0.append(text) }
        }
    }

    private let world = World()
    private let resolver: NameResolver
    private let answers = Answers()

    init() {
        resolver = world.resolver()
    }

    /// Asks as a connection does.
    ///
    /// - Returns: The token of the wait, or `nil` if the addresses were known.
    @discardableResult
    private func ask(
        _ host: String = "gateway.example",
        _ family: CurlTransport.AddressFamily = .any,
        lifetime: Duration = .seconds(60)
    ) throws -> Int? {
        let answers = answers
        switch try resolver.ask(Question(host, family), lifetime: lifetime, { answers.add($0) }) {
        case .known(let addresses):
            answers.add(.success(addresses))
            return nil
        case .waiting(let token):
            return token
        }
    }

    @Test func `connections share one lookup, and its result for a minute`() throws {
        world.set("gateway.example", "192.0.2.1")
        for _ in 0..<3 { try ask() }
        try ask("GATEWAY.EXAMPLE")
        #expect(answers.all.isEmpty)
        world.runThreads()
        #expect(answers.all == ["192.0.2.1", "192.0.2.1", "192.0.2.1", "192.0.2.1"])
        world.pass(.seconds(59))
        #expect(try ask() == nil)
        #expect(world.lookups.count == 1)
        world.pass(.seconds(1))
        #expect(try ask() != nil)
        world.runThreads()
        #expect(world.lookups.count == 2)
    }

    @Test func `each family is a lookup of its own`() throws {
        world.set("gateway.example", "192.0.2.1")
        try ask("gateway.example", .ipv4)
        try ask("gateway.example", .ipv6)
        world.runThreads()
        #expect(Set(world.lookups.map(\.family)) == [.ipv4, .ipv6])
    }

    @Test func `a lookup goes on when the connection gives up, and serves the next one`() throws {
        world.set("gateway.example", "192.0.2.1")
        let token = try #require(try ask())
        resolver.cancel(token, of: Question("gateway.example", .any))
        world.pass(.seconds(20))
        world.runThreads()
        #expect(answers.all.isEmpty)
        #expect(try ask() == nil)
        #expect(answers.all == ["192.0.2.1"])
        #expect(world.lookups.count == 1)
    }

    @Test func `a connection joins the lookup that another one gave up`() throws {
        world.set("gateway.example", "192.0.2.1")
        let token = try #require(try ask())
        resolver.cancel(token, of: Question("gateway.example", .any))
        try ask()
        world.runThreads()
        #expect(answers.all == ["192.0.2.1"])
        #expect(world.lookups.count == 1)
    }

    @Test func `a result is not trusted after a failed connection`() throws {
        world.set("gateway.example", "192.0.2.1")
        try ask()
        world.runThreads()
        world.set("gateway.example", "192.0.2.2")
        #expect(try ask() == nil)
        resolver.distrust(Question("gateway.example", .any))
        #expect(try ask() != nil)
        world.runThreads()
        #expect(try ask() == nil)
        #expect(answers.all == ["192.0.2.1", "192.0.2.1", "192.0.2.2", "192.0.2.2"])
    }

    @Test func `the last known addresses serve when a lookup fails`() throws {
        let question = Question("gateway.example", .any)
        world.set("gateway.example", "192.0.2.1")
        #expect(resolver.lastKnown(question) == nil)
        try ask()
        world.runThreads()
        world.remove("gateway.example")
        resolver.distrust(question)
        #expect(resolver.lastKnown(question)?.map(\.text) == ["192.0.2.1"])
        try ask()
        world.runThreads()
        // They count as found now, so that the next connection need not wait for a dead name server.
        #expect(try ask() == nil)
        #expect(answers.all == ["192.0.2.1", "192.0.2.1", "192.0.2.1"])
    }

    @Test func `a failure is not remembered`() throws {
        try ask()
        world.runThreads()
        world.set("gateway.example", "192.0.2.1")
        try ask()
        world.runThreads()
        #expect(answers.all == ["nameNotFound", "192.0.2.1"])
    }

    @Test func `with a lifetime of zero each connection looks up the name`() throws {
        world.set("gateway.example", "192.0.2.1")
        for _ in 0..<2 {
            try ask(lifetime: .zero)
            world.runThreads()
        }
        #expect(world.lookups.count == 2)
    }

    @Test func `threads are bounded, and the lookups beyond wait`() throws {
        for index in 0..<20 {
            world.set("\(index).example", "192.0.2.1")
            try ask("\(index).example")
        }
        #expect(world.threadCount == NameResolver.maximumThreads)
        world.runThreads()
        #expect(answers.all.count == 20)
        // They have ended: another lookup starts a new one.
        try ask("last.example")
        #expect(world.threadCount == 1)
    }

    @Test func `the queue of lookups is bounded`() throws {
        for index in 0..<NameTable.queueCapacity { try ask("\(index).example") }
        let error = #expect(throws: TransportError.self) { try ask("last.example") }
        #expect(error?.code == .timedOut)
        #expect(error?.stage == .nameLookup)
        // A name that is looked up already can be waited for.
        try ask("0.example")
        world.runThreads()
        #expect(answers.all.count == NameTable.queueCapacity + 1)
        try ask("last.example")
    }

    @Test func `the results are bounded, and the one unused longest is forgotten`() throws {
        for index in 0...NameTable.capacity {
            world.set("\(index).example", "192.0.2.1")
            try ask("\(index).example")
            world.runThreads()
            world.pass(.milliseconds(1))
        }
        #expect(try ask("1.example") == nil)
        #expect(try ask("0.example") != nil)
    }

    @Test func `a system that starts no thread fails the lookup`() throws {
        world.forbidThreads()
        try ask()
        #expect(answers.all == ["nameNotFound"])
    }

    @Test(.timeLimit(.minutes(1)))
    func `the system's lookup runs on a thread with a name`() async throws {
        let names = Signal<String>()
        let resolver = NameResolver(lookup: { question in
            names.send((try? String(contentsOfFile: "/proc/thread-self/comm", encoding: .utf8)) ?? "")
            return SystemLookup.addresses(of: question)
        })
        let found = Signal<NameTable.Answer>()
        _ = try resolver.ask(Question("a.localhost", .ipv4), lifetime: .zero) { found.send($0) }
        #expect(await names.next() == "gateway-names\n")
        // RFC 6761, section 6.3.
        #expect(try await found.next()?.get().map(\.text) == ["127.0.0.1"])
    }
}

import GatewayProtocol
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The time that an envelope takes grows with its size and no faster.
///
/// It is the processor time of this thread, so other work on the machine does not count, and the bound lies far from
/// both: eight times the size takes eight times as long if the work is linear, and 64 times if it is quadratic.
@Suite struct EnvelopeGrowthTests {
    enum Shape: CaseIterable {
        case members, repeatedMembers, escapedNames, oneLongName, longString, escapedString, longNumber, whiteSpace
        case siblings, nestedSiblings, names

        /// A payload of about a size.
        func payload(of size: Int) -> [UInt8] {
            func many(_ text: String) -> String { String(repeating: text, count: size / text.utf8.count) }
            let extra =
                switch self {
                case .members: many(#""a":1,"#)
                case .repeatedMembers: many(#""d":{"x":[1]},"t":"X","s":1,"#)
                case .escapedNames: many(#""\u006f\u0070":1,"#)
                case .oneLongName: #""\#(many(#"\u0061"#))":1,"#
                case .longString: #""x":"\#(many("abcdé😀"))","#
                case .escapedString: #""x":"\#(many(#"\"\\\ud83d\ude00"#))","#
                case .longNumber: #""x":0.\#(many("0123456789")),"s":1.\#(many("0")),"#
                case .whiteSpace: many(" \n")
                case .siblings: #""x":[\#(many("[],"))[]],"#
                case .nestedSiblings:
                    #""x":[\#(many(String(repeating: "[", count: 500) + String(repeating: "]", count: 500) + ","))[]],"#
                case .names: #""t":"\#(many(#"\u0041"#))","#
                }
            return bytes("{" + extra + #""op":10,"d":{\#(extra)"heartbeat_interval":41250}}"#)
        }
    }

    /// The least processor time of a few tries, in nanoseconds.
    private func cost(of payload: [UInt8]) throws -> Int {
        try (0..<4).map { _ in
            let start = Self.processorTime()
            _ = try GatewayMessage(payload: payload)
            return Self.processorTime() - start
        }.min() ?? 0
    }

    private static func processorTime() -> Int {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    @Test(arguments: Shape.allCases)
    func `eight times the size takes no more than a few times eight times as long`(shape: Shape) throws {
        let small = try cost(of: shape.payload(of: 4_000))
        let large = try cost(of: shape.payload(of: 32_000))
        #expect(large < small * 24, "\(small) ns and \(large) ns")
    }
}

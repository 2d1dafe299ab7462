import Testing

@testable import GatewayTransport

struct AddressBookTests {
    private static let endpoint = AddressBook.Endpoint("gateway.example", 443)
    private let start = ContinuousClock.now
    private let six: NetworkAddress
    private let four: NetworkAddress
    private var book = AddressBook()
    private var names = CurlTransport.Names()

    init() throws {
        six = try #require(NetworkAddress("::1"))
        four = try #require(NetworkAddress("127.0.0.1"))
    }

    private func choice(
        _ addresses: [NetworkAddress],
        after seconds: Int,
        of endpoint: AddressBook.Endpoint = endpoint
    ) -> [String] {
        book.candidates(among: addresses, of: endpoint, at: start + .seconds(seconds)).map(\.text)
    }

    /// A connection that began a second before it failed.
    private mutating func fail(_ address: NetworkAddress, at layer: AddressBook.Layer, after seconds: Int) {
        let now = start + .seconds(seconds)
        book.fail(address, of: Self.endpoint, at: layer, from: now - .seconds(1), at: now, names)
    }

    @Test func `healthy addresses keep the system's order, with the families in turn`() throws {
        let texts = ["2001:db8::1", "2001:db8::2", "2001:db8::3", "192.0.2.1", "192.0.2.2"]
        let addresses = texts.compactMap { NetworkAddress($0) }
        #expect(
            choice(addresses, after: 0) == ["2001:db8::1", "192.0.2.1", "2001:db8::2", "192.0.2.2", "2001:db8::3"]
        )
        #expect(
            choice(addresses.reversed(), after: 0)
                == ["192.0.2.2", "2001:db8::3", "192.0.2.1", "2001:db8::2", "2001:db8::1"]
        )
        #expect(choice([], after: 0).isEmpty)
    }

    @Test(arguments: [AddressBook.Layer.tcp, .aboveTCP])
    mutating func `an address that failed is left out for a minute`(layer: AddressBook.Layer) {
        fail(six, at: layer, after: 0)
        #expect(choice([six, four], after: 0) == ["127.0.0.1"])
        #expect(choice([six, four], after: 59) == ["127.0.0.1"])
        #expect(choice([six, four], after: 60) == ["::1", "127.0.0.1"])
        // It is about this host and port alone.
        #expect(choice([six, four], after: 0, of: .init("gateway.example", 80)) == ["::1", "127.0.0.1"])
        #expect(choice([six, four], after: 0, of: .init("GATEWAY.example", 443)) == ["127.0.0.1"])
    }

    @Test mutating func `each further failure doubles the time, up to 10 minutes`() {
        var seconds = 0
        for avoidance in [60, 120, 240, 480, 600, 600] {
            fail(six, at: .aboveTCP, after: seconds)
            #expect(choice([six, four], after: seconds + avoidance - 1) == ["127.0.0.1"])
            #expect(choice([six, four], after: seconds + avoidance) == ["::1", "127.0.0.1"])
            seconds += avoidance
        }
        book.succeed(six, of: Self.endpoint)
        fail(six, at: .aboveTCP, after: seconds)
        #expect(choice([six, four], after: seconds + 60) == ["::1", "127.0.0.1"])
    }

    @Test mutating func `the times are settings`() {
        names.avoidance = .seconds(5)
        names.maximumAvoidance = .seconds(7)
        fail(six, at: .aboveTCP, after: 0)
        #expect(choice([six, four], after: 4) == ["127.0.0.1"])
        #expect(choice([six, four], after: 5) == ["::1", "127.0.0.1"])
        fail(six, at: .aboveTCP, after: 10)
        #expect(choice([six, four], after: 16) == ["127.0.0.1"])
        #expect(choice([six, four], after: 17) == ["::1", "127.0.0.1"])
        names.avoidance = .zero
        fail(four, at: .aboveTCP, after: 20)
        #expect(choice([six, four], after: 20) == ["::1", "127.0.0.1"])
    }

    @Test mutating func `connections that fail together count as one failure`() {
        for second in 10...20 {
            book.fail(
                six,
                of: Self.endpoint,
                at: .aboveTCP,
                from: start + .seconds(second - 10),
                at: start + .seconds(second),
                names
            )
        }
        // The last began when the first failed.
        #expect(choice([six, four], after: 20 + 119) == ["127.0.0.1"])
        #expect(choice([six, four], after: 20 + 120) == ["::1", "127.0.0.1"])
    }

    @Test mutating func `a success ends the time at once`() {
        fail(six, at: .aboveTCP, after: 0)
        book.succeed(six, of: Self.endpoint)
        #expect(choice([six, four], after: 1) == ["::1", "127.0.0.1"])
    }

    @Test mutating func `when all failed, the one that failed longest ago is tried`() {
        fail(six, at: .aboveTCP, after: 0)
        fail(four, at: .aboveTCP, after: 1)
        #expect(choice([six, four], after: 2) == ["::1"])
        fail(six, at: .aboveTCP, after: 3)
        #expect(choice([six, four], after: 4) == ["127.0.0.1"])
    }

    @Test mutating func `when all failed at TCP, all are tried`() {
        fail(four, at: .tcp, after: 0)
        fail(six, at: .tcp, after: 1)
        #expect(choice([six, four], after: 2) == ["127.0.0.1", "::1"])
        // One that accepts TCP and then fails would win against the others.
        fail(four, at: .aboveTCP, after: 3)
        #expect(choice([six, four], after: 4) == ["::1"])
        fail(six, at: .tcp, after: 5)
        #expect(choice([six, four], after: 6) == ["127.0.0.1", "::1"])
    }

    @Test mutating func `the book is bounded, and forgets the oldest first`() throws {
        fail(six, at: .aboveTCP, after: 0)
        fail(four, at: .aboveTCP, after: 1)
        for index in 0..<(AddressBook.capacity - 1) {
            let other = try #require(NetworkAddress("10.0.\(index >> 8).\(index & 255)"))
            fail(other, at: .aboveTCP, after: 2)
        }
        #expect(choice([six, four], after: 3) == ["::1"])
        #expect(choice([six], after: 3) == ["::1"] && choice([four, six], after: 3) == ["::1"])
    }

    @Test(arguments: [
        ("127.0.0.1", "127.0.0.1", "127.0.0.1"), ("::1", "::1", "[::1]"), ("0:0:0:0:0:0:0:1", "::1", "[::1]"),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.1", "[::ffff:192.0.2.1]"), ("localhost", nil, nil), ("127.1", nil, nil),
        ("", nil, nil), ("::1%lo", nil, nil),
    ])
    func `an address is read from its literal`(literal: String, text: String?, bracketed: String?) {
        let address = NetworkAddress(literal)
        #expect(address?.text == text)
        #expect(address?.bracketed == bracketed)
    }
}

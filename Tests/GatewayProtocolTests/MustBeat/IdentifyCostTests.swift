import GatewayProtocol
import Testing

/// C4: what a gateway that refuses every session costs.
@Suite struct IdentifyCostTests {
    enum Behaviour: CaseIterable {
        case closesAfterIdentify, dropsAfterIdentify, invalidatesAfterIdentify, closesAfterReady, invalidatesAfterReady
        case staysSilent, mixed
    }

    private func identifiesInADay(_ behaviour: Behaviour, seed: UInt64) throws -> Int {
        let driver = MachineDriver(try MachineDriver.configuration(), seed: seed)
        var random = SeededRandom(seed: seed)
        driver.start()
        while driver.now < at(86_400) {
            guard driver.greet().last == .requestIdentifyPermit else {
                // A gateway like this one knows no session.
                driver.receive(#"{"op":9,"d":false}"#)
                _ = driver.redial()
                continue
            }
            driver.permit()
            let identified = driver.now
            while driver.machine.state != .identifying {
                driver.advance()
                try #require(driver.now < identified + .seconds(10), "seed \(seed)")
            }
            let kind = behaviour == .mixed ? Behaviour.allCases.dropLast().randomElement(using: &random) : behaviour
            switch kind {
            case .closesAfterIdentify: driver.closed([4000, 4001, 4003, 4009, 1000].randomElement(using: &random))
            case .dropsAfterIdentify: driver.closed(nil)
            case .invalidatesAfterIdentify: driver.receive(#"{"op":9,"d":false}"#)
            case .closesAfterReady:
                driver.ready()
                driver.wait(29)
                driver.closed(4009)
            case .invalidatesAfterReady:
                driver.ready()
                driver.receive(#"{"op":9,"d":false}"#)
            case .staysSilent, .mixed, nil:
                while driver.machine.state == .identifying { driver.advance() }
            }
            while driver.machine.state == .backingOff { driver.advance() }
            try #require(driver.machine.status.statistics.identifies < 1000, "seed \(seed)")
        }
        return driver.machine.status.statistics.identifies
    }

    @Test(arguments: Behaviour.allCases)
    func `a gateway that never lets a session live costs under 300 identifies in 24 hours`(
        behaviour: Behaviour
    ) throws {
        for seed in 1...12 as ClosedRange<UInt64> {
            let identifies = try identifiesInADay(behaviour, seed: seed)
            #expect(identifies < 300, "seed \(seed)")
            #expect(identifies > 50, "seed \(seed)")
        }
    }

    @Test func `a shard that is started again whenever it is refused does not cost more`() throws {
        for seed in 1...6 as ClosedRange<UInt64> {
            let driver = MachineDriver(try MachineDriver.configuration(), seed: seed)
            while driver.now < at(86_400) {
                driver.start()
                driver.greet(interval: 3_600_000)
                driver.permit()
                while driver.machine.state != .identifying {
                    driver.advance()
                    driver.receive(#"{"op":11}"#)
                }
                #expect(driver.closed(4004).stop != nil)
                try #require(driver.machine.status.statistics.identifies < 1000, "seed \(seed)")
            }
            #expect(driver.machine.status.statistics.identifies < 300, "seed \(seed)")
            #expect(driver.machine.status.statistics.identifies > 50, "seed \(seed)")
        }
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `the delay between two IDENTIFYs counts from the first, so that a wait for READY is not paid twice`(
        seed: UInt64
    ) throws {
        let driver = try MachineDriver(seed: seed)
        driver.start()
        for _ in 0..<3 {
            driver.greet()
            driver.permit()
            driver.advance()
            driver.closed(4009)
            _ = driver.redial()
        }
        driver.greet()
        driver.permit()
        driver.advance()
        // The ceiling is 40 s now; that of the reconnect itself is 4 s.
        driver.wait(40)
        #expect(driver.closed(4009).retryAfter ?? .seconds(99) <= .seconds(4))
    }

    @Test func `only a stable session starts the backoff anew`() throws {
        let driver = try MachineDriver()
        driver.start()
        for _ in 0..<12 {
            driver.greet()
            driver.permit()
            driver.advance()
            driver.closed(4009)
            _ = driver.redial()
        }
        driver.greet()
        driver.permit()
        driver.advance()
        driver.ready()
        driver.wait(30)
        #expect(driver.receive(#"{"op":9,"d":false}"#).retryAfter ?? .zero <= .seconds(5))
    }
}

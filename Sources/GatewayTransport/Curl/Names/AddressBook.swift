/// The addresses that failed, and the choice of addresses for the next connection.
///
/// It is a value without a clock: time is an argument.
struct AddressBook {
    typealias Instant = ContinuousClock.Instant

    /// A host and port.
    struct Endpoint: Hashable {
        let host: String
        let port: UInt16

        init(_ host: String, _ port: UInt16) {
            self.host = host.lowercased()
            self.port = port
        }
    }

    /// How far a connection was when it failed.
    enum Layer {
        /// TCP was not connected.
        case tcp
        /// TCP was connected.
        case aboveTCP
    }

    private struct Key: Hashable {
        let endpoint: Endpoint
        let address: NetworkAddress
    }

    private struct Failure {
        var layer: Layer
        /// The number of failures in a row.
        var count: Int
        var last: Instant
        /// The end of the time for which the address is avoided.
        var end: Instant
    }

    /// The number of failed addresses that are kept.
    static let capacity = 1_024

    private var failures: [Key: Failure] = [:]

    /// Records a failed connection.
    ///
    /// Connections that were under way together count as one failure.
    ///
    /// - Parameters:
    ///   - address: The address that TCP was, or should have been, connected to.
    ///   - endpoint: The host and port.
    ///   - layer: How far the connection was.
    ///   - start: The time at which the connection was begun.
    ///   - now: The current time.
    ///   - names: The settings.
    mutating func fail(
        _ address: NetworkAddress,
        of endpoint: Endpoint,
        at layer: Layer,
        from start: Instant,
        at now: Instant,
        _ names: CurlTransport.Names
    ) {
        let key = Key(endpoint: endpoint, address: address)
        if var known = failures[key], start < known.last {
            known.layer = layer
            failures[key] = known
            return
        }
        let count = (failures[key]?.count ?? 0) + 1
        var avoidance = min(names.avoidance, names.maximumAvoidance)
        for _ in 1..<min(count, 32) where avoidance < names.maximumAvoidance {
            avoidance = min(avoidance * 2, names.maximumAvoidance)
        }
        failures[key] = Failure(layer: layer, count: count, last: now, end: now + avoidance)
        removeOldest()
    }

    /// Records a connection that received a message.
    ///
    /// - Parameters:
    ///   - address: The address.
    ///   - endpoint: The host and port.
    mutating func succeed(_ address: NetworkAddress, of endpoint: Endpoint) {
        failures[Key(endpoint: endpoint, address: address)] = nil
    }

    /// Returns the addresses for the next connection, in order of preference.
    ///
    /// Healthy addresses keep their order, except that the families alternate (RFC 8305, section 4). Avoided
    /// addresses are left out. If all are avoided, the one that failed longest ago comes first, followed by those that failed
    /// at TCP: libcurl may try addresses of two families at once, and one that accepts TCP and then fails would win.
    ///
    /// - Parameters:
    ///   - addresses: All addresses of the host.
    ///   - endpoint: The host and port.
    ///   - now: The current time.
    /// - Returns: At least one address, unless the host has none.
    func candidates(
        among addresses: [NetworkAddress],
        of endpoint: Endpoint,
        at now: Instant
    ) -> [NetworkAddress] {
        var healthy: [NetworkAddress] = []
        var avoided: [(address: NetworkAddress, failure: Failure)] = []
        for address in addresses {
            if let failure = failures[Key(endpoint: endpoint, address: address)], now < failure.end {
                avoided.append((address, failure))
            } else {
                healthy.append(address)
            }
        }
        guard healthy.isEmpty else { return Self.alternating(healthy) }
        avoided.sort { $0.failure.last < $1.failure.last }
        return avoided.enumerated()
            .filter { $0.offset == 0 || $0.element.failure.layer == .tcp }
            .map { $0.element.address }
    }

    private static func alternating(_ addresses: [NetworkAddress]) -> [NetworkAddress] {
        guard let first = addresses.first?.family else { return [] }
        let preferred = addresses.filter { $0.family == first }
        let others = addresses.filter { $0.family != first }
        let count = min(preferred.count, others.count)
        return zip(preferred, others).flatMap { [$0, $1] } + preferred[count...] + others[count...]
    }

    /// Keeps the book within its capacity.
    private mutating func removeOldest() {
        guard failures.count > Self.capacity, let oldest = failures.min(by: { $0.value.last < $1.value.last }) else {
            return
        }
        failures[oldest.key] = nil
    }
}

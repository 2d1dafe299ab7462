extension CurlTransport {
    /// The families of IP addresses that a transport connects to.
    public enum AddressFamily: Hashable, Sendable {
        /// IPv4 and IPv6.
        case any
        /// IPv4 only.
        case ipv4
        /// IPv6 only.
        case ipv6
    }
}

extension CurlTransport.AddressFamily {
    /// Returns whether the family includes an address.
    func contains(_ address: NetworkAddress) -> Bool {
        switch self {
        case .any: true
        case .ipv4: address.family == .ipv4
        case .ipv6: address.family == .ipv6
        }
    }

    /// The addresses in question, for an error message.
    var noun: String {
        switch self {
        case .any: "address"
        case .ipv4: "IPv4 address"
        case .ipv6: "IPv6 address"
        }
    }
}

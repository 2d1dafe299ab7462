import CCurl

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A numeric IP address.
struct NetworkAddress: Hashable, Sendable {
    /// The address family.
    enum Family: Hashable, Sendable {
        case ipv4, ipv6
    }

    let family: Family
    /// The canonical text form, without brackets and without the zone.
    let text: String
    /// The zone of a link-local IPv6 address (RFC 4007), or 0.
    let zone: UInt32

    /// Parses an IP address, such as `127.0.0.1` or `::1`; a host name gives `nil`.
    ///
    /// - Parameter literal: The text.
    init?(_ literal: String) {
        var buffer = in6_addr()
        for (family, number) in [(Family.ipv4, AF_INET), (.ipv6, AF_INET6)] {
            guard unsafe inet_pton(number, literal, &buffer) == 1,
                let text = unsafe Self.text(of: number, &buffer)
            else { continue }
            self.family = family
            self.text = text
            zone = 0
            return
        }
        return nil
    }

    /// Reads an address of the C library's; a family other than IPv4 and IPv6 gives `nil`.
    ///
    /// - Parameter address: The address, followed by the rest of its family's structure.
    init?(_ address: UnsafePointer<sockaddr>) {
        switch unsafe Int32(address.pointee.sa_family) {
        case AF_INET:
            var address = unsafe UnsafeRawPointer(address).loadUnaligned(as: sockaddr_in.self)
            guard let text = unsafe Self.text(of: AF_INET, &address.sin_addr) else { return nil }
            family = .ipv4
            self.text = text
            zone = 0
        case AF_INET6:
            var address = unsafe UnsafeRawPointer(address).loadUnaligned(as: sockaddr_in6.self)
            guard let text = unsafe Self.text(of: AF_INET6, &address.sin6_addr) else { return nil }
            family = .ipv6
            self.text = text
            zone = address.sin6_scope_id
        default:
            return nil
        }
    }

    /// The address in the form of a URL: IPv6 in brackets.
    var bracketed: String { family == .ipv6 ? "[\(text)]" : text }

    private static func text(of family: Int32, _ address: UnsafeRawPointer) -> String? {
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard let text = unsafe inet_ntop(family, address, &buffer, socklen_t(buffer.count)) else { return nil }
        return unsafe String(cString: text)
    }
}

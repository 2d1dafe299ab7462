#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The hosts that are reached without a proxy: the contents of `no_proxy`.
///
/// Entries are separated by commas or blanks. An entry is a name, which stands for the names below
/// it as well; an IP address; a network, such as `10.0.0.0/8`; or `*` for every host.
package struct ProxyExceptions {
    private let entries: [Substring]

    package init(_ text: String) {
        entries = text.split { $0 == "," || $0 == " " || $0 == "\t" }
    }

    /// Whether a host is reached without a proxy.
    package func contains(_ host: String) -> Bool {
        if let address = Self.bytes(ofAddress: host) {
            return entries.contains { $0 == "*" || Self.network($0, contains: address) }
        }
        let host = Self.normalized(host[...])
        return entries.contains { entry in
            let name = Self.normalized(entry.first == "." ? entry.dropFirst() : entry)
            return entry == "*" || !name.isEmpty && (host == name || host.hasSuffix("." + name))
        }
    }

    private static func normalized(_ name: Substring) -> String {
        (name.last == "." ? name.dropLast() : name).lowercased()
    }

    private static func network(_ entry: Substring, contains address: [UInt8]) -> Bool {
        let parts = entry.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let text = parts[0].hasPrefix("[") && parts[0].hasSuffix("]") ? parts[0].dropFirst().dropLast() : parts[0]
        guard let network = bytes(ofAddress: String(text)), network.count == address.count else { return false }
        guard parts.count == 2 else { return network == address }
        guard let length = Int(parts[1]), (0...network.count * 8).contains(length) else { return false }
        return zip(network, address).enumerated().allSatisfy { index, bytes in
            let mask = UInt8(truncatingIfNeeded: 0xFF00 >> min(max(length - index * 8, 0), 8))
            return (bytes.0 ^ bytes.1) & mask == 0
        }
    }

    /// The 4 or 16 bytes of an IP address, or `nil` if it is none.
    private static func bytes(ofAddress text: String) -> [UInt8]? {
        for (family, size) in [(AF_INET, 4), (AF_INET6, 16)] {
            var bytes = [UInt8](repeating: 0, count: size)
            if unsafe inet_pton(family, text, &bytes) == 1 { return bytes }
        }
        return nil
    }
}

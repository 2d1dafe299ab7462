/// The hosts at which a session may be resumed, and to which the token may therefore be sent.
///
/// READY names the URL to resume at. Whatever is allowed here, a token that goes to the main URL over `wss` is never sent
/// to a URL without TLS, and a URL from a stored session is never trusted beyond ``sameDomain`` and ``named(_:)``.
public enum ResumeHosts: Hashable, Sendable {
    /// The host of the main URL, and the hosts of its registrable domain: for `gateway.discord.gg` all of `*.discord.gg`.
    ///
    /// The registrable domain is taken to be the main host without its first label, if two labels are left; an IP address
    /// has none.
    case sameDomain
    /// The hosts of ``sameDomain``, and these; a name that begins with a dot stands for all hosts below it.
    case named([String])
    /// Every host. A compromised gateway can then have the token sent anywhere.
    case any
}

/// Decides whether the token may be sent to a URL.
struct ResumeHostTrust: Sendable {
    private let isSecure: Bool
    private let host: Substring
    private let hosts: ResumeHosts

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - mainURL: The gateway's address, to which the token goes in any case.
    ///   - hosts: The hosts to trust.
    init(mainURL: String, _ hosts: ResumeHosts) {
        isSecure = GatewayURL.isSecure(mainURL)
        host = GatewayURL.host(of: mainURL)
        self.hosts = hosts
    }

    /// Whether a URL that READY named is trusted.
    func allows(_ url: String) -> Bool {
        guard GatewayURL.isValid(url), !isSecure || GatewayURL.isSecure(url) else { return false }
        return hosts == .any || allows(host: GatewayURL.host(of: url))
    }

    /// Whether a URL from a stored session is trusted.
    func allows(stored url: String) -> Bool {
        guard GatewayURL.isValid(url), !isSecure || GatewayURL.isSecure(url) else { return false }
        return allows(host: GatewayURL.host(of: url))
    }

    private func allows(host candidate: Substring) -> Bool {
        if candidate == host || domain.map({ candidate.hasSuffix(".\($0)") }) ?? false { return true }
        guard case .named(let names) = hosts else { return false }
        return names.contains { name in
            name.hasPrefix(".") ? candidate.hasSuffix(name.lowercased()) : candidate == name.lowercased()
        }
    }

    /// The registrable domain of the main host, or `nil` if it has none.
    private var domain: Substring? {
        let isAddress = host.contains(":") || host.allSatisfy { $0 == "." || $0.isNumber }
        guard !isAddress, let dot = host.firstIndex(of: ".") else { return nil }
        let parent = host[dot...].dropFirst()
        return parent.contains(".") ? parent : host
    }
}

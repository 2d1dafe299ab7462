#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The proxies of the environment, in the way of curl (curl(1), "Environment").
///
/// It is not left to libcurl, so that it is known which proxy is used, if any, whatever libcurl's version.
package struct ProxyEnvironment {
    private let variable: (String) -> String?

    /// Creates an environment.
    ///
    /// - Parameter variable: The value of a variable, or `nil` if it is not set.
    package init(_ variable: @escaping (String) -> String?) {
        self.variable = variable
    }

    /// The environment of this process.
    static var current: ProxyEnvironment {
        ProxyEnvironment { name in unsafe getenv(name).map { unsafe String(cString: $0) } }
    }

    /// The proxy to use, or `nil` for none.
    package func server(for url: WebSocketURL) -> ProxyServer? {
        // Not HTTP_PROXY: a client of a CGI program sets that by a field "Proxy".
        let names = url.isSecure ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy"]
        guard let address = first(of: names + ["all_proxy", "ALL_PROXY"]) else { return nil }
        let exceptions = ProxyExceptions(first(of: ["no_proxy", "NO_PROXY"]) ?? "")
        return exceptions.contains(url.host) ? nil : ProxyServer(url: address)
    }

    /// The value of the first of some variables that is set and not empty.
    private func first(of names: [String]) -> String? {
        names.lazy.compactMap(variable).first { !$0.isEmpty }
    }
}

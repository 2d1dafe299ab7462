extension ConnectionInfo {
    /// Creates the properties of a connection that has just been opened.
    ///
    /// - Parameters:
    ///   - route: The way to the server.
    ///   - easy: The handle of the connection.
    ///   - timings: The durations of the stages.
    init(_ route: CurlRoute, _ easy: CurlEasy?, _ timings: ConnectionInfo.Timings) {
        self.init(
            peer: easy?.peer,
            proxy: route.proxy?.description,
            // Before TLS with the server, the handle has the parameters of TLS with the proxy.
            tls: route.url.isSecure ? unsafe easy?.openSSL.flatMap(OpenSSL.describe) : nil,
            duration: timings.total,
            timings: timings
        )
    }
}

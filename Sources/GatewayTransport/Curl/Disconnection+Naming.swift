extension Disconnection {
    /// Returns the same end, with the peer named in the error's message, and how far the connection was.
    ///
    /// - Parameters:
    ///   - url: The URL of the connection.
    ///   - stage: How far the connection was, unless the error says so itself.
    /// - Returns: The end.
    func naming(_ url: WebSocketURL, stage: TransportError.Stage) -> Disconnection {
        guard let error, error.code != .aborted else { return self }
        var copy = self
        copy.error = TransportError(
            error.code,
            "\(url): \(error.message)",
            stage: error.stage ?? stage,
            httpStatus: error.httpStatus,
            responseFields: error.responseFields,
            proxyStatus: error.proxyStatus,
            retryAfter: error.retryAfter
        )
        return copy
    }
}

package import GatewayModels

extension Presence {
    /// Checks that the gateway takes the presence.
    ///
    /// - Parameter limit: The largest payload to send, in bytes.
    /// - Throws: ``CommandError`` with the code ``CommandError/Code/invalidArgument`` or
    ///   ``CommandError/Code/payloadTooLarge``.
    package func checkSendable(limit: Int) throws(CommandError) {
        do {
            try validate()
        } catch {
            throw CommandError(.invalidArgument, error.description)
        }
        let size = Identification.presenceUpdate(self).count
        guard size <= limit else {
            throw CommandError(
                .payloadTooLarge,
                "The presence has \(size) bytes as a payload; the gateway takes at most \(limit)"
            )
        }
    }
}

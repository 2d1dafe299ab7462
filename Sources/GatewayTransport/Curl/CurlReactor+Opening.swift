/// The beginning of connections.
extension CurlReactor {
    /// Begins to open a connection, whose failure is reported to its mailbox.
    func makeLink(for opening: CurlOpening, identifier: Int) -> CurlLink? {
        do {
            let client = try WebSocketClient(
                url: opening.url,
                fields: [HTTPField("User-Agent", opening.configuration.userAgent)] + opening.configuration.fields,
                limits: opening.configuration.limits,
                using: &resources.random
            )
            let route = try CurlRoute(to: opening.url, through: opening.configuration.proxy)
            let dial = CurlDial(
                route,
                opening.configuration,
                start: opening.start,
                names: resources.names
            ) { [thread] in thread.connectResolved(identifier) }
            return CurlLink(
                identifier: identifier,
                opening: opening,
                route: route,
                dial: dial,
                client: client,
                on: resources
            )
        } catch {
            opening.mailbox.report(
                CurlMailbox.Report(end: Disconnection(error: error), traffic: Traffic(), unsentBytes: 0)
            )
            return nil
        }
    }
}

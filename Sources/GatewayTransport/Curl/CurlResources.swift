/// The resources that the connections of a reactor share.
///
/// One thread uses them.
final class CurlResources {
    /// How much one connection may read in one turn, in bytes.
    private static let usualReadBudget = 128 << 10
    /// How much a connection may read in one turn that is alone in having something to read: each turn costs something.
    private static let loneReadBudget = 256 << 10

    let library: CurlLibrary
    let multi: CurlMulti
    let poller: SocketPoller
    let names = CurlNames()
    var random = SystemRandomNumberGenerator()
    var buffers = BufferRing()
    /// The room for the result of reading.
    var readResult = ReadResult()
    /// The room for messages to send.
    var messages: [WebSocketMessage] = []
    /// How much each of the connections may read that are served now, in bytes.
    private(set) var readBudget = usualReadBudget
    private var changedLinks: [CurlLink] = []

    init(library: CurlLibrary) throws(TransportError) {
        self.library = library
        multi = try CurlMulti()
        poller = try SocketPoller()
    }

    /// Sets how much each connection may read, by how many are served.
    func limitReading(ofConnections count: Int) {
        readBudget = count > 1 ? Self.usualReadBudget : Self.loneReadBudget
    }

    /// Notes that a connection may wait for something else than before.
    func noteChange(of link: CurlLink) {
        changedLinks.append(link)
    }

    /// Takes the connections that may wait for something else than before.
    ///
    /// - Parameter links: An empty array, whose room serves for those that come next.
    func takeChangedLinks(_ links: inout [CurlLink]) {
        swap(&changedLinks, &links)
    }
}

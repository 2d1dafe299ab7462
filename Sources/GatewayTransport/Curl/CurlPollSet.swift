import CCurl

/// The sockets to wait for, kept from turn to turn, because few of many change in one.
struct CurlPollSet {
    /// One for each of ``links``, in the same order.
    private var sockets: [curl_waitfd] = []
    private var links: [CurlLink] = []
    /// Connections that have more to read than a poll tells of.
    private var readable: [CurlLink] = []

    /// Takes in what a connection waits for now.
    ///
    /// A socket that is neither to be read nor written must not be listed at
    /// all: a broken one would end each wait at once.
    mutating func update(_ link: CurlLink) {
        let events = link.pollEvents
        if events == 0 {
            remove(link)
        } else if let index = link.pollIndex {
            sockets[index].fd = link.socket
            sockets[index].events = events
        } else {
            link.pollIndex = links.count
            links.append(link)
            sockets.append(curl_waitfd(fd: link.socket, events: events, revents: 0))
        }
        if link.isReadable, link.wantsRead { readable.append(link) }
    }

    private mutating func remove(_ link: CurlLink) {
        guard let index = link.pollIndex else { return }
        link.pollIndex = nil
        sockets.swapAt(index, sockets.endIndex - 1)
        sockets.removeLast()
        links.swapAt(index, links.endIndex - 1)
        links.removeLast()
        if index < links.count { links[index].pollIndex = index }
    }

    /// Waits.
    ///
    /// - Parameters:
    ///   - multi: What waits.
    ///   - timeout: For how many milliseconds at most.
    ///   - ready: Where the connections to serve are appended.
    mutating func wait(with multi: CurlMulti, timeout: Int32, ready: inout [CurlLink]) {
        multi.poll(&sockets, timeout: readable.isEmpty ? timeout : 0)
        for link in readable {
            if let index = link.pollIndex { sockets[index].revents = Int16(CURL_WAIT_POLLIN) }
        }
        readable.removeAll(keepingCapacity: true)
        for index in sockets.indices where sockets[index].revents != 0 { ready.append(links[index]) }
    }
}

extension CurlLink {
    /// What of its socket the connection waits for.
    fileprivate var pollEvents: Int16 {
        guard socket >= 0 else { return 0 }
        return Int16((wantsRead ? CURL_WAIT_POLLIN : 0) | (isBlocked ? CURL_WAIT_POLLOUT : 0))
    }
}

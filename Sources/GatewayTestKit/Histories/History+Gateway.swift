import GatewayJSON
import GatewayModels
import GatewayProtocol

// The gateway's side.

extension History {
    mutating func answerDial(of link: Int) {
        guard !links[link].isCut else { return }
        let isResumeHost = links[link].rung == .resumeURL
        if let host = weather.deadHost, isResumeHost || !weather.isOnlyResumeHostDead {
            note("   the host is dead: \(host)")
            if let failure = host.failure { sendToClient(.ended(link, ConnectionEnd(failure: failure)), on: link) }
            return
        }
        let compress = plan.compression.queryValue.map { "&compress=\($0)" } ?? ""
        switch gateway.connect(to: "/?v=10&encoding=json\(compress)", at: now) {
        case .accept(let id, let actions):
            links[link].id = id
            sendToClient(.opened(link), on: link)
            perform(actions, isDial: true)
        case .reject(let status, let retryAfter):
            let end = ConnectionEnd(
                failure: ConnectionFailure(.refused, "the upgrade was refused"),
                httpStatus: status,
                retryAfter: retryAfter.map { .seconds($0) }
            )
            sendToClient(.ended(link, end), on: link)
        }
    }

    mutating func receiveAtGateway(_ payload: [UInt8], from link: Int) {
        guard !links[link].isCut, let id = links[link].id else { return }
        let opcode = HistoryPayload.opcode(of: payload)
        if weather.unansweredOpenings > 0, opcode == 2 || opcode == 6 {
            weather.unansweredOpenings -= 1
            return note("   the gateway does not answer op \(opcode ?? 0)")
        }
        let (identifies, dropped) = (gateway.statistics.identifies, gateway.statistics.presencesDropped)
        let session = gateway.connections[id]?.session
        perform(gateway.receive(payload, from: id, at: now))
        switch opcode {
        case 2 where gateway.statistics.identifies > identifies:
            tally.identifies += 1
            if let session = gateway.connections[id]?.session { presences[session] = HistoryPayload.since(in: payload) }
        case 3 where gateway.statistics.presencesDropped == dropped:
            if let session { presences[session] = HistoryPayload.since(in: payload) }
        default: break
        }
        if gateway.statistics.presencesDropped > dropped, links[link].isEven(within: limits.sendMargin) {
            find(.presenceLimit, "the gateway dropped a presence update")
        }
    }

    mutating func depart(_ link: Int, code: UInt16?) {
        guard let id = links[link].id else { return }
        gateway.disconnected(id, code: code, at: now)
        sendToClient(.ended(link, ConnectionEnd(closeCode: code.map(CloseCode.init(rawValue:)))), on: link)
    }

    mutating func inject(_ fault: SimulatedGateway.Fault) {
        // Whatever goes wrong concerns the connection that the client thinks it has.
        guard let id = held.flatMap({ links[$0].id }) else { return }
        isInjecting = true
        perform(gateway.inject(fault, into: id, at: now))
        isInjecting = false
    }

    mutating func perform(_ actions: [SimulatedGateway.Action], isDial: Bool = false) {
        for action in actions {
            switch action {
            case .send(let id, let payload, let form):
                guard let link = link(of: id) else { break }
                if payload.starts(with: HistoryPayload.eventStart) { links[link].lastEvent = payload }
                guard !links[link].isCut else { break }
                let message = links[link].encoder.encode(payload, as: form)
                sendToClient(.arrived(link, message.bytes, isText: message.isText), on: link)
            case .close(let id, let code, let reason):
                guard let link = link(of: id) else { break }
                if !isInjecting, !isDial { judge(code, of: link) }
                let end = ConnectionEnd(closeCode: code.map(CloseCode.init(rawValue:)), reason: reason)
                sendToClient(.ended(link, end), on: link)
            case .drop(let id):
                guard let link = link(of: id) else { break }
                sendToClient(.ended(link, ConnectionEnd(failure: ConnectionFailure(.lost, "cut off"))), on: link)
            }
        }
    }

    /// Looks whether it is the client's fault that the gateway closed of its own accord.
    private mutating func judge(_ code: UInt16?, of link: Int) {
        switch code {
        case 4008 where links[link].isEven(within: limits.sendMargin):
            find(.sendLimit, "the gateway closed with 4008")
        case 4001, 4002, 4004, 4005, 4007, 4010, 4011, 4012, 4013, 4014:
            find(.conduct, "the gateway closed with \(code as Any)")
        default: break
        }
    }

    /// Lets events happen, for all sessions that there are.
    mutating func makeEvents(_ count: Int) {
        for _ in 0..<count {
            eventCount += 1
            let event = SimulatedEvent(.messageCreate, data: Array("{\"n\":\(eventCount)}".utf8))
            let actions = gateway.dispatch(event, at: now)
            for session in gateway.sessions {
                log.record(eventCount, sequence: session.sequence, session: session.id)
            }
            perform(actions)
        }
    }

    private func link(of id: SimulatedGateway.ConnectionID) -> Int? {
        links.lastIndex { $0.id == id }
    }
}

/// What a bystander reads from payloads.
enum HistoryPayload {
    static let eventStart = Array("{\"t\":\"".utf8)

    /// The opcode of a payload of the client, which puts it first.
    static func opcode(of payload: [UInt8]) -> Int? {
        var digits = payload.dropFirst(6).prefix { (0x30...0x39).contains($0) }[...]
        var number = 0
        while let digit = digits.popFirst() { number = number * 10 + Int(digit - 0x30) }
        return payload.starts(with: Array("{\"op\":".utf8)) ? number : nil
    }

    /// The number of an event of a history, or 0.
    static func number(of data: ArraySlice<UInt8>) -> Int {
        guard data.starts(with: Array("{\"n\":".utf8)) else { return 0 }
        var number = 0
        for digit in data.dropFirst(5).prefix(while: { (0x30...0x39).contains($0) }) {
            number = number * 10 + Int(digit - 0x30)
        }
        return number
    }

    static func data(of payload: [UInt8]) -> JSONValue? {
        (try? JSONValue(parsing: payload))?["d"]
    }

    /// The number that marks a presence.
    static func since(in payload: [UInt8]) -> Int64? {
        let data = data(of: payload)
        return (data?["presence"] ?? data)?["since"]?.integer
    }

    /// The number that marks a command.
    static func command(in payload: [UInt8]) -> Int? {
        guard let data = data(of: payload) else { return nil }
        if let nonce = data["nonce"]?.string { return Int(nonce) }
        let guild = data["guild_id"] ?? data["guild_ids"]?.array?.first
        return guild.flatMap(Snowflake.init).map { Int($0.rawValue) }
    }
}

import GatewayTransport

// What must arrive at the transport's end. Each wait is long enough for a slow machine.
extension Conversation {
    /// The next arrival.
    func next(within timeout: Duration? = nil, receiving: Bool = true, for step: String) async -> Arrival {
        scene.step = step
        return await near.next(within: timeout ?? scene.limits.patience, receiving: receiving)
    }

    /// The arrival that ends a wait without end, in which something is done.
    func arrival(
        _ step: String,
        within timeout: Duration? = nil,
        receiving: Bool = true,
        while action: () async throws -> Void
    ) async throws -> Arrival {
        try await withThrowingTaskGroup(of: Arrival.self) { group in
            group.addTask { await near.next(within: timeout, receiving: receiving) }
            try await scene.pause()
            try await action()
            scene.step = step
            return try await group.next() ?? .timeout
        }
    }

    func expectOpened(receiving: Bool = true) async throws {
        let arrival = await next(receiving: receiving, for: "`opened`")
        guard case .opened = arrival else { throw mismatch(arrival) }
    }

    func expectWoken(_ step: String = "`woken`", receiving: Bool = true) async throws {
        let arrival = await next(receiving: receiving, for: step)
        guard case .woken = arrival else { throw mismatch(arrival) }
    }

    /// That nothing happens for a while.
    func expectTimeout(_ step: String, within timeout: Duration? = nil, receiving: Bool = true) async throws {
        let arrival = await next(within: timeout ?? scene.limits.quiet, receiving: receiving, for: step)
        guard case .timeout = arrival else { throw mismatch(arrival) }
    }

    /// That these messages arrive next, in batches of any size.
    func expect(_ messages: [WebSocketMessage]) async throws {
        var count = 0
        while count < messages.count {
            let step = "message \(count + 1) of \(messages.count), \(Self.describe(messages[count]))"
            let arrival = await next(for: step)
            guard case .messages(let batch) = arrival else { throw mismatch(arrival) }
            guard !batch.isEmpty else { throw Mismatch(expected: step, actual: "a batch without messages came") }
            for message in batch {
                guard count < messages.count else {
                    throw Mismatch(expected: "no further message", actual: "\(Self.describe(message)) came")
                }
                guard message == messages[count] else {
                    let expected = "message \(count + 1), \(Self.describe(messages[count]))"
                    throw Mismatch(expected: expected, actual: "\(Self.describe(message)) came")
                }
                count += 1
            }
        }
    }

    func expect(_ texts: String...) async throws {
        try await expect(texts.map(WebSocketMessage.text))
    }

    /// That the connection ends now.
    @discardableResult
    func expectEnd(
        _ step: String,
        within timeout: Duration? = nil,
        receiving: Bool = true
    ) async throws -> Disconnection {
        let arrival = await next(within: timeout, receiving: receiving, for: step)
        guard case .closed(let end) = arrival else { throw mismatch(arrival) }
        return end
    }

    /// Expects the same end again from every kind of wait.
    func expectRepetition(of end: Disconnection) async throws {
        for timeout in [nil, Duration.zero, .seconds(1)] {
            near.wake()
            for receiving in [true, false] {
                scene.step = "\(Self.describe(end)) again and again"
                let again = await near.next(within: timeout, receiving: receiving)
                guard case .closed(end) = again else { throw mismatch(again) }
            }
        }
    }

    /// That the connection ends after a closing handshake.
    func expectEnd(code: UInt16, reason: String, receiving: Bool = true) async throws {
        let end = try await expectEnd("the end of the closing handshake", receiving: receiving)
        let expected = Disconnection(closeCode: code, reason: reason)
        guard end == expected else {
            throw Mismatch(expected: Self.describe(expected), actual: "\(Self.describe(end)) came")
        }
    }

    /// That the connection ends with an error.
    func expectFailure(_ codes: TransportError.Code..., within timeout: Duration? = nil) async throws {
        let names = codes.map { "\($0)" }.joined(separator: " or ")
        let step = "an end with the error \(names.isEmpty ? "of the transport's choice" : names) and no close code"
        let end = try await expectEnd(step, within: timeout)
        guard end.closeCode == nil, let error = end.error, codes.isEmpty || codes.contains(error.code) else {
            throw mismatch(.closed(end))
        }
    }

    /// That a message cannot be sent.
    func expectNoSending(_ step: String, _ code: TransportError.Code = .notOpen) throws {
        scene.step = "sending \(step) to throw \(code)"
        do {
            try near.send(.text("lost"))
        } catch {
            guard error.code != code else { return }
            throw Mismatch(expected: scene.step, actual: "it threw \(error.code)")
        }
        throw Mismatch(expected: scene.step, actual: "it threw nothing")
    }

    // MARK: - Words

    func mismatch(_ arrival: Arrival) -> Mismatch {
        Mismatch(expected: scene.step, actual: "\(Self.describe(arrival)) came")
    }

    static func describe(_ arrival: Arrival) -> String {
        switch arrival {
        case .opened: "`opened`"
        case .messages(let messages):
            "\(messages.count) message(s), the first \(messages.first.map(describe) ?? "none"),"
        case .timeout: "`timeout`"
        case .woken: "`woken`"
        case .closed(let end): describe(end)
        }
    }

    static func describe(_ end: Disconnection) -> String {
        let code = end.closeCode.map { "\($0)" } ?? "none"
        return "`closed` (code \(code), reason \"\(end.reason)\", error \(end.error?.description ?? "none"))"
    }

    static func describe(_ message: WebSocketMessage) -> String {
        guard message.kind == .text else { return "\(message.payload.count) binary bytes" }
        let start = String(decoding: message.payload.prefix(20), as: UTF8.self).debugDescription
        return message.payload.count > 20 ? "the text \(start)… of \(message.payload.count) bytes" : "the text \(start)"
    }
}

// What must arrive at the peer's end.
extension Conversation {
    func expectAtPeer(_ messages: [WebSocketMessage]) async throws {
        for (index, message) in messages.enumerated() {
            scene.step = "message \(index + 1) of \(messages.count), \(Self.describe(message)), to reach the peer"
            let arrival = try await far.next()
            guard arrival == .message(message) else { throw mismatch(arrival) }
        }
    }

    func expectCloseAtPeer(code: UInt16, reason: String) async throws {
        scene.step = "a Close frame with \(code) and \"\(reason)\" to reach the peer"
        let arrival = try await far.next()
        guard arrival == .close(code: code, reason: reason) else { throw mismatch(arrival) }
    }

    /// That the stream ends, whatever came before but a Close frame.
    func expectEndAtPeer(_ step: String) async throws {
        try await scene.expectEnd(of: far, step)
    }

    func mismatch(_ arrival: ConformancePeerArrival) -> Mismatch {
        ConformanceScene.mismatch(arrival, scene.step)
    }
}

extension ConformanceScene {
    /// That the stream ends without a Close frame.
    func expectEnd(of far: any ConformancePeerConnection, _ step: String) async throws {
        self.step = step
        while true {
            switch try await far.next() {
            case .end: return
            case .message: continue
            case .close(let code, let reason): throw Self.mismatch(.close(code: code, reason: reason), step)
            }
        }
    }

    static func mismatch(_ arrival: ConformancePeerArrival, _ step: String) -> Mismatch {
        let actual =
            switch arrival {
            case .message(let message): "\(Conversation.describe(message)) reached it"
            case .close(let code, let reason): "a Close frame with \(code ?? 1005) and \"\(reason)\" reached it"
            case .end: "the stream ended"
            }
        return Mismatch(expected: step, actual: actual)
    }
}

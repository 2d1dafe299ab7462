public import GatewayTransport

extension TransportConformance {
    /// One clause of the contract.
    public struct Check: Sendable, Identifiable, CustomStringConvertible {
        /// The stable name of the check, such as `waking.coalesces`.
        public let id: String
        /// The required behaviour, as a sentence.
        public let statement: String
        private let body: @Sendable (ConformanceScene) async throws -> Void

        /// The identifier and the sentence.
        public var description: String { "\(id): \(statement)" }

        init(
            _ id: String,
            _ statement: String,
            _ body: @escaping @Sendable (ConformanceScene) async throws -> Void
        ) {
            self.id = id
            self.statement = statement
            self.body = body
        }

        /// Holds a transport to this clause.
        ///
        /// It returns when the check has passed, and at ``Limits/checkDeadline`` at the latest. What it opened is gone then.
        ///
        /// - Parameters:
        ///   - transport: The transport.
        ///   - peer: Whom it is to talk to.
        ///   - limits: What the check must know of the transport, and how patient it is.
        /// - Throws: ``Failure`` if the transport does not conform, or if the peer fails.
        public func run(
            against transport: any Transport,
            peer: any ConformancePeer,
            limits: Limits = Limits()
        ) async throws(Failure) {
            let scene = ConformanceScene(transport: transport, peer: peer, limits: limits)
            let hasEnded = await peer.run(within: limits.checkDeadline) { [id, body] in
                do {
                    try await body(scene)
                    scene.end(.success(()))
                } catch let mismatch as Mismatch {
                    scene.end(.failure(Failure(check: id, expected: mismatch.expected, actual: mismatch.actual)))
                } catch {
                    scene.end(.failure(Failure(check: id, expected: scene.step, actual: "the peer failed: \(error)")))
                }
            }
            await scene.tearDown()
            guard hasEnded, let result = scene.result else {
                let mismatch =
                    scene.mismatch
                    ?? Mismatch(expected: scene.step, actual: "nothing came within \(limits.checkDeadline)")
                throw Failure(check: id, expected: mismatch.expected, actual: mismatch.actual)
            }
            try result.get()
        }
    }
}

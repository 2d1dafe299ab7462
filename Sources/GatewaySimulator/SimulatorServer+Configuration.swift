public import GatewayTestKit

extension SimulatorServer {
    /// How a simulator is set up.
    public struct Configuration: Sendable {
        /// The port to listen on; with 0 the system chooses one.
        public var port = 0
        /// Whether it speaks TLS (`wss://` and `https://`), with a generated certificate.
        public var usesTLS = false
        /// The rules that the gateway plays by.
        ///
        /// ``/GatewayTestKit/SimulatedGateway/Configuration/resumeURL`` is filled in.
        public var gateway = SimulatedGateway.Configuration()
        /// The bot, and the guilds that it is in.
        public var world = SimulatedWorld.large
        /// What session ids and events follow from.
        public var seed: UInt64 = 1
        /// The events to play as soon as a bot is ready, or `nil` for none.
        public var stream: EventStream?
        /// How many bytes may wait for one client that reads too slowly, before it is dropped.
        public var sendBufferLimit = 64 << 20

        /// Creates a simulator's setup: `ws://`, a port of the system's choice, no events.
        ///
        /// Unlike a gateway in memory it understands JSON in binary messages, for the sake of clients that send it so.
        public init() {
            gateway.acceptsBinaryMessages = true
        }
    }

    /// A stream of events that the simulator makes up.
    public struct EventStream: Hashable, Sendable {
        /// Events per second, or `nil` for as many as the clients take.
        public var rate: Double?
        /// After how many events it ends, or `nil` for never.
        ///
        /// The connections stay open.
        public var count: Int?

        /// Describes a stream.
        ///
        /// It flows only while there is somebody to hear it. With a rate that is as soon as a
        /// session exists, so that a client which resumes gets what it missed; without one it is
        /// while a connection takes events.
        ///
        /// - Parameters:
        ///   - rate: Events per second, or `nil` for as many as the clients take.
        ///   - count: After how many events it ends, or `nil` for never. An event counts
        ///     whether or not a session's intents let it through.
        public init(rate: Double? = nil, count: Int? = nil) {
            self.rate = rate
            self.count = count
        }
    }

    /// What a simulator has seen and done.
    public struct Statistics: Hashable, Sendable {
        /// What the gateway has seen and done.
        public var gateway = SimulatedGateway.Statistics()
        /// Connections that are open now.
        public var openConnections = 0
        /// Sessions that are alive now, attached or waiting to be resumed.
        public var sessions = 0
        /// Events that the stream has made up.
        public var eventsGenerated = 0
        /// Whether the stream has reached its count.
        public var isStreamDone = false
        /// Bytes of WebSocket frames that were sent, before TLS.
        public var bytesSent = 0
        /// Clients that were dropped because they read too slowly.
        public var slowClientsDropped = 0

        /// Creates empty statistics.
        public init() {}
    }
}

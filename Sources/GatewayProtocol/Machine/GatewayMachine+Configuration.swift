public import GatewayModels

extension GatewayMachine {
    /// The configuration of a conversation.
    public struct Configuration: Sendable {
        /// The contents of IDENTIFY.
        public var identification: Identification
        /// The gateway's address, without a query.
        public var url: String
        /// The compression to request.
        public var compression: Compression
        /// The initial presence, or `nil` to send none.
        public var initialPresence: Presence?
        /// Whether the presence is sent again after every RESUMED, because some resumed sessions lose it.
        public var resendsPresenceOnResume = false
        /// A session to resume, or `nil` to begin with a new one.
        public var session: Session?
        /// The hosts at which a session may be resumed.
        public var resumeHosts = ResumeHosts.sameDomain
        /// The events to deliver, or `nil` to deliver all.
        ///
        /// The machine sees the others, but reads nothing of their data. It needs no event to be delivered, not even READY.
        public var wantedEvents: Set<EventName>?
        /// Every deadline and limit.
        public var limits: GatewayLimits

        /// Creates a configuration.
        ///
        /// - Parameters:
        ///   - identification: The contents of IDENTIFY.
        ///   - url: The gateway's address, without a query; see ``GatewayURL/validate(_:)``.
        ///   - compression: The compression to request.
        ///   - initialPresence: The initial presence.
        ///   - session: A session to resume.
        ///   - wantedEvents: The events to deliver, or `nil` to deliver all.
        ///   - limits: Every deadline and limit.
        public init(
            identification: Identification,
            url: String = GatewayURL.discord,
            compression: Compression = .zlibStream,
            initialPresence: Presence? = nil,
            session: Session? = nil,
            wantedEvents: Set<EventName>? = nil,
            limits: GatewayLimits = GatewayLimits()
        ) {
            self.identification = identification
            self.url = url
            self.compression = compression
            self.initialPresence = initialPresence
            self.session = session
            self.wantedEvents = wantedEvents
            self.limits = limits
        }
    }
}

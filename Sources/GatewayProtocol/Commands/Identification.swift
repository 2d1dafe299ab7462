internal import GatewayJSON
public import GatewayModels

/// The contents of IDENTIFY and RESUME.
///
/// Source: Discord's documentation, "Gateway Events", Identify.
public struct Identification: Sendable {
    /// The bot's token.
    public var token: Token
    /// Which events the gateway sends.
    public var intents: Intents
    /// Which part of the bot's guilds this is.
    public var shard: ShardIdentity
    /// The member count, from 50 to 250, above which a guild comes without its offline members.
    public var largeThreshold: Int
    /// Capabilities to declare; none are sent if it is `nil`.
    public var capabilities: Capabilities?
    /// The operating system, the library and the device that IDENTIFY names.
    public var properties: Properties

    /// The `properties` of IDENTIFY.
    public struct Properties: Hashable, Sendable {
        /// The name of the operating system.
        public var operatingSystem: String
        /// The name of the library.
        public var browser: String
        /// The name of the library, again.
        public var device: String

        /// Creates properties.
        ///
        /// - Parameters:
        ///   - operatingSystem: The name of the operating system; by default this one's.
        ///   - browser: The name of the library.
        ///   - device: The name of the library, again.
        public init(
            operatingSystem: String = Self.currentOperatingSystem,
            browser: String = "swift-discord-gateway",
            device: String = "swift-discord-gateway"
        ) {
            self.operatingSystem = operatingSystem
            self.browser = browser
            self.device = device
        }

        /// The name of the operating system that this was built for.
        public static var currentOperatingSystem: String {
            #if os(macOS)
            "macos"
            #elseif os(Windows)
            "windows"
            #else
            "linux"
            #endif
        }
    }

    /// Creates an identification.
    ///
    /// - Parameters:
    ///   - token: The bot's token.
    ///   - intents: Which events the gateway sends.
    ///   - shard: Which part of the bot's guilds this is.
    ///   - largeThreshold: The member count, from 50 to 250, above which a guild comes without its offline members.
    ///   - capabilities: Capabilities to declare.
    ///   - properties: The operating system, the library and the device.
    /// - Throws: ``CommandError`` with the code ``CommandError/Code/invalidArgument`` if a value is out of its range.
    public init(
        token: Token,
        intents: Intents,
        shard: ShardIdentity = .single,
        largeThreshold: Int = 250,
        capabilities: Capabilities? = nil,
        properties: Properties = Properties()
    ) throws(CommandError) {
        guard (50...250).contains(largeThreshold) else {
            throw CommandError(.invalidArgument, "The large threshold must be from 50 to 250, not \(largeThreshold)")
        }
        self.token = token
        self.intents = intents
        self.shard = shard
        self.largeThreshold = largeThreshold
        self.capabilities = capabilities
        self.properties = properties
    }

    /// Encodes IDENTIFY.
    ///
    /// - Parameters:
    ///   - presence: The presence to begin with.
    ///   - compressesPayloads: Whether to ask for compressed payloads.
    /// - Returns: The payload.
    func identify(presence: Presence?, compressesPayloads: Bool) -> [UInt8] {
        var json = JSONWriter(reservingCapacity: 512)
        json.payload(.identify) { json in
            json.beginObject()
            json.key("token")
            token.withRevealed { json.string($0) }
            json.key("properties")
            json.beginObject()
            json.key("os")
            json.string(properties.operatingSystem)
            json.key("browser")
            json.string(properties.browser)
            json.key("device")
            json.string(properties.device)
            json.endObject()
            json.key("intents")
            json.value(intents)
            if compressesPayloads {
                json.key("compress")
                json.bool(true)
            }
            json.key("large_threshold")
            json.integer(largeThreshold)
            json.key("shard")
            json.value(shard)
            if let presence {
                json.key("presence")
                json.value(presence)
            }
            if let capabilities {
                json.key("capabilities")
                json.integer(capabilities.rawValue)
            }
            json.endObject()
        }
        return json.bytes
    }

    /// Encodes RESUME.
    func resume(_ session: Session) -> [UInt8] {
        var json = JSONWriter(reservingCapacity: 256)
        json.payload(.resume) { json in
            json.beginObject()
            json.key("token")
            token.withRevealed { json.string($0) }
            json.key("session_id")
            json.string(session.id)
            json.key("seq")
            json.integer(session.sequence ?? 0)
            json.endObject()
        }
        return json.bytes
    }

    /// Encodes a heartbeat.
    ///
    /// - Parameters:
    ///   - sequence: The sequence to send.
    ///   - payload: Where the heartbeat before was put; its room is used again.
    static func heartbeat(sequence: Int64?, into payload: inout [UInt8]) {
        var buffer: [UInt8] = []
        swap(&buffer, &payload)
        var json = JSONWriter(reusing: consume buffer)
        json.payload(.heartbeat) { json in
            if let sequence { json.integer(sequence) } else { json.null() }
        }
        payload = json.bytes
    }

    /// Encodes a presence update.
    static func presenceUpdate(_ presence: Presence) -> [UInt8] {
        var json = JSONWriter(reservingCapacity: 256)
        json.payload(.presenceUpdate) { json in json.value(presence) }
        return json.bytes
    }
}

public import GatewayModels
public import GatewayProtocol

/// A payload that a simulated gateway received, with its time and its connection.
public struct Received<Payload: Hashable & Sendable>: Hashable, Sendable {
    /// The payload.
    public let payload: Payload
    /// The time at which it was received.
    public let time: ManualClock.Instant
    /// The connection on which it was received.
    ///
    /// A later connection is greater.
    public let connection: SimulatedGateway.ConnectionID

    func map<Other>(_ transform: (Payload) -> Other?) -> Received<Other>? {
        transform(payload).map { Received<Other>(payload: $0, time: time, connection: connection) }
    }
}

/// A kind of payload that a gateway receives, for ``InMemoryGateway/received(_:)``.
public struct ReceivedKind<Payload: Hashable & Sendable>: Sendable {
    let read: @Sendable (ReceivedPayload) -> Payload?
}

extension ReceivedKind where Payload == ReceivedPayload.Identify {
    /// IDENTIFY.
    public static var identify: Self {
        Self { if case .identify(let identify) = $0 { identify } else { nil } }
    }
}

extension ReceivedKind where Payload == ReceivedPayload.Resume {
    /// RESUME.
    public static var resume: Self {
        Self { if case .resume(let resume) = $0 { resume } else { nil } }
    }
}

extension ReceivedKind where Payload == Int64? {
    /// Heartbeats, by their sequence number.
    public static var heartbeat: Self {
        Self { if case .heartbeat(let sequence) = $0 { .some(sequence) } else { nil } }
    }
}

extension ReceivedKind where Payload == Presence {
    /// Presence updates; an initial presence is in ``identify``.
    public static var presenceUpdate: Self {
        Self { if case .presenceUpdate(let presence) = $0 { presence } else { nil } }
    }
}

extension ReceivedKind where Payload == VoiceStateUpdate {
    /// Voice state updates.
    public static var voiceStateUpdate: Self {
        Self { if case .voiceStateUpdate(let update) = $0 { update } else { nil } }
    }
}

extension ReceivedKind where Payload == GuildMembersRequest {
    /// Requests for members of a guild.
    public static var guildMembersRequest: Self {
        Self { if case .guildMembersRequest(let request) = $0 { request } else { nil } }
    }
}

extension ReceivedKind where Payload == [Snowflake] {
    /// Requests for soundboard sounds, by their guilds.
    public static var soundboardSoundsRequest: Self {
        Self { if case .soundboardSoundsRequest(let guilds) = $0 { guilds } else { nil } }
    }
}

extension ReceivedKind where Payload == ReceivedPayload.ChannelInfoRequest {
    /// Requests for facts about channels.
    public static var channelInfoRequest: Self {
        Self { if case .channelInfoRequest(let request) = $0 { request } else { nil } }
    }
}

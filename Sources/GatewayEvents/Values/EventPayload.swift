public import GatewayJSON
public import GatewayModels

/// The data of one kind of dispatch event.
///
/// A type is named as its event. Where a layer below has that name already, `Event` follows: ``PresenceUpdateEvent``,
/// ``VoiceStateUpdateEvent`` and ``GuildMembersChunkEvent``.
public protocol EventPayload: JSONReadable, JSONWritable, Hashable, Sendable {
    /// The name of the event, the `t` of its payload.
    static var eventName: EventName { get }
}

// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// Somebody used a command, a component or a form of the application.
///
/// Source: Discord's documentation, "Gateway Events", "Interaction Create".
///
/// The properties of its ``interaction`` can be read and set as its own.
@dynamicMemberLookup
public struct InteractionCreate: Hashable, Sendable {
    /// The interaction.
    public var interaction: Interaction

    /// Creates the data of an event.
    ///
    /// - Parameter interaction: The interaction.
    public init(interaction: Interaction) {
        self.interaction = interaction
    }

    /// A property of the ``interaction``.
    ///
    /// - Parameter keyPath: The property.
    @inlinable public subscript<Value>(dynamicMember keyPath: WritableKeyPath<Interaction, Value>) -> Value {
        get { interaction[keyPath: keyPath] }
        set { interaction[keyPath: keyPath] = newValue }
    }
}

extension InteractionCreate: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        interaction = try Interaction(json: &json)
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        interaction.write(to: &json)
    }
}

extension InteractionCreate: EventPayload {
    /// `INTERACTION_CREATE`.
    public static let eventName: EventName = "INTERACTION_CREATE"
}

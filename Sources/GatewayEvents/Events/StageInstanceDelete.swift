// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A stage was closed (Discord's documentation, "Gateway Events", "Stage Instance Delete").
///
/// The properties of its ``stage`` can be read and set as its own.
@dynamicMemberLookup
public struct StageInstanceDelete: Hashable, Sendable {
    /// The stage instance.
    public var stage: StageInstance

    /// Creates the data of an event.
    ///
    /// - Parameter stage: The stage instance.
    public init(stage: StageInstance) {
        self.stage = stage
    }

    /// A property of the ``stage``.
    ///
    /// - Parameter keyPath: The property.
    @inlinable public subscript<Value>(dynamicMember keyPath: WritableKeyPath<StageInstance, Value>) -> Value {
        get { stage[keyPath: keyPath] }
        set { stage[keyPath: keyPath] = newValue }
    }
}

extension StageInstanceDelete: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        stage = try StageInstance(json: &json)
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        stage.write(to: &json)
    }
}

extension StageInstanceDelete: EventPayload {
    /// `STAGE_INSTANCE_DELETE`.
    public static let eventName: EventName = "STAGE_INSTANCE_DELETE"
}

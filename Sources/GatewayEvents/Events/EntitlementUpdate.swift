// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// An entitlement was changed or has ended (Discord's documentation, "Gateway Events", "Entitlement Update").
///
/// The properties of its ``entitlement`` can be read and set as its own.
@dynamicMemberLookup
public struct EntitlementUpdate: Hashable, Sendable {
    /// The entitlement.
    public var entitlement: Entitlement

    /// Creates the data of an event.
    ///
    /// - Parameter entitlement: The entitlement.
    public init(entitlement: Entitlement) {
        self.entitlement = entitlement
    }

    /// A property of the ``entitlement``.
    ///
    /// - Parameter keyPath: The property.
    @inlinable public subscript<Value>(dynamicMember keyPath: WritableKeyPath<Entitlement, Value>) -> Value {
        get { entitlement[keyPath: keyPath] }
        set { entitlement[keyPath: keyPath] = newValue }
    }
}

extension EntitlementUpdate: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        entitlement = try Entitlement(json: &json)
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        entitlement.write(to: &json)
    }
}

extension EntitlementUpdate: EventPayload {
    /// `ENTITLEMENT_UPDATE`.
    public static let eventName: EventName = "ENTITLEMENT_UPDATE"
}

// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A subscription of an application was bought (Discord's documentation, "Gateway Events", "Subscription Create").
///
/// The properties of its ``subscription`` can be read and set as its own.
@dynamicMemberLookup
public struct SubscriptionCreate: Hashable, Sendable {
    /// The subscription.
    public var subscription: Subscription

    /// Creates the data of an event.
    ///
    /// - Parameter subscription: The subscription.
    public init(subscription: Subscription) {
        self.subscription = subscription
    }

    /// A property of the ``subscription``.
    ///
    /// - Parameter keyPath: The property.
    @inlinable public subscript<Value>(dynamicMember keyPath: WritableKeyPath<Subscription, Value>) -> Value {
        get { subscription[keyPath: keyPath] }
        set { subscription[keyPath: keyPath] = newValue }
    }
}

extension SubscriptionCreate: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        subscription = try Subscription(json: &json)
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        subscription.write(to: &json)
    }
}

extension SubscriptionCreate: EventPayload {
    /// `SUBSCRIPTION_CREATE`.
    public static let eventName: EventName = "SUBSCRIPTION_CREATE"
}

public import GatewayJSON
public import GatewayModels

extension TypedEvent {
    /// Reads the data of an event.
    ///
    /// - Parameters:
    ///   - name: The event's name.
    ///   - data: The event's data as UTF-8 JSON. That of an event without a model is not looked at.
    /// - Throws: A `JSONError` if the data is not that of the event.
    public init(name: EventName, data: [UInt8]) throws(JSONError) {
        try self.init(name: name, data: data[...])
    }
}

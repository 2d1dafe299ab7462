// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A thread was changed (Discord's documentation, "Gateway Events", "Thread Update").
///
/// The properties of its ``thread`` can be read and set as its own.
@dynamicMemberLookup
public struct ThreadUpdate: Hashable, Sendable {
    /// The thread.
    public var thread: Channel

    /// Creates the data of an event.
    ///
    /// - Parameter thread: The thread.
    public init(thread: Channel) {
        self.thread = thread
    }

    /// A property of the ``thread``.
    ///
    /// - Parameter keyPath: The property.
    @inlinable public subscript<Value>(dynamicMember keyPath: WritableKeyPath<Channel, Value>) -> Value {
        get { thread[keyPath: keyPath] }
        set { thread[keyPath: keyPath] = newValue }
    }
}

extension ThreadUpdate: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        thread = try Channel(json: &json)
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        thread.write(to: &json)
    }
}

extension ThreadUpdate: EventPayload {
    /// `THREAD_UPDATE`.
    public static let eventName: EventName = "THREAD_UPDATE"
}

// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// The bot's user was changed (Discord's documentation, "Gateway Events", "User Update").
///
/// The properties of its ``user`` can be read and set as its own.
@dynamicMemberLookup
public struct UserUpdate: Hashable, Sendable {
    /// The user.
    public var user: User

    /// Creates the data of an event.
    ///
    /// - Parameter user: The user.
    public init(user: User) {
        self.user = user
    }

    /// A property of the ``user``.
    ///
    /// - Parameter keyPath: The property.
    @inlinable public subscript<Value>(dynamicMember keyPath: WritableKeyPath<User, Value>) -> Value {
        get { user[keyPath: keyPath] }
        set { user[keyPath: keyPath] = newValue }
    }
}

extension UserUpdate: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        user = try User(json: &json)
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        user.write(to: &json)
    }
}

extension UserUpdate: EventPayload {
    /// `USER_UPDATE`.
    public static let eventName: EventName = "USER_UPDATE"
}

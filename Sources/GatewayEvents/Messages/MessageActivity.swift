// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON

/// An activity to which a message invites (Discord's documentation, "Message Resource", "Message Activity Structure").
public struct MessageActivity: Hashable, Sendable {
    /// What it invites to.
    public var type: MessageActivityType
    /// The party.
    public var partyID: Optional<String>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - type: What it invites to.
    ///   - partyID: The party.
    public init(type: MessageActivityType, partyID: String? = nil) {
        self.type = type
        self.partyID = partyID
    }
}

extension MessageActivity: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var type: MessageActivityType?
        var partyID: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "type": type = try json.value(MessageActivityType.self)
            case "party_id": partyID = try json.lenient(String.self)
            default: try json.skip()
            }
        }
        self.init(type: try json.require(type, "type"), partyID: partyID)
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("type", type)
        json.member("party_id", partyID)
        json.endObject()
    }
}

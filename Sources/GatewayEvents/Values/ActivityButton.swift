public import GatewayJSON

/// A button under an activity (Discord's documentation, "Gateway Events", "Activity Buttons").
public struct ActivityButton: Hashable, Sendable {
    /// The text on it, from 1 to 32 characters.
    public var label: String
    /// Where it leads; the gateway does not tell it to bots.
    public var url: String?

    /// Creates a button.
    ///
    /// - Parameters:
    ///   - label: The text on it.
    ///   - url: Where it leads.
    public init(label: String, url: String? = nil) {
        self.label = label
        self.url = url
    }
}

extension ActivityButton: JSONReadable, JSONWritable {
    /// Reads a label, as the gateway sends it, or an object with `label` and `url`.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` for anything else.
    public init(json: inout JSONReader) throws(JSONError) {
        if json.peekKind() == .string {
            self.init(label: try json.string())
            return
        }
        var label: String?
        var url: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "label": label = try json.value(String.self)
            case "url": url = try json.lenient(String.self)
            default: try json.skip()
            }
        }
        self.init(label: try json.require(label, "label"), url: url)
    }

    /// Writes the label alone where there is no URL, and an object otherwise.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        guard let url else { return json.string(label) }
        json.beginObject()
        json.member("label", label)
        json.member("url", url)
        json.endObject()
    }
}

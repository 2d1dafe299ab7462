// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON

/// Where an embed is from (Discord's documentation, "Message Resource", "Embed Provider Structure").
public struct EmbedProvider: Hashable, Sendable {
    /// Its name.
    public var name: Optional<String>
    /// Its URL.
    public var url: Optional<String>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - url: Its URL.
    public init(name: String? = nil, url: String? = nil) {
        self.name = name
        self.url = url
    }
}

extension EmbedProvider: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var name: String?
        var url: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "name": name = try json.lenient(String.self)
            case "url": url = try json.lenient(String.self)
            default: try json.skip()
            }
        }
        self.init(name: name, url: url)
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("name", name)
        json.member("url", url)
        json.endObject()
    }
}

// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON

/// A theme shared with a message (Discord's documentation, "Message Resource", "Shared Client Theme Object").
public struct SharedClientTheme: Hashable, Sendable {
    /// Its colors, as hexadecimal numbers.
    public var colors: [String]
    /// The direction of the gradient, in degrees.
    public var gradientAngle: Optional<Int>
    /// How strong the colors are, from 0 to 100.
    public var baseMix: Optional<Int>
    /// The theme beneath it, such as 1 for dark.
    public var baseTheme: Optional<Int>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - colors: Its colors, as hexadecimal numbers.
    ///   - gradientAngle: The direction of the gradient, in degrees.
    ///   - baseMix: How strong the colors are, from 0 to 100.
    ///   - baseTheme: The theme beneath it, such as 1 for dark.
    public init(colors: [String] = [], gradientAngle: Int? = nil, baseMix: Int? = nil, baseTheme: Int? = nil) {
        self.colors = colors
        self.gradientAngle = gradientAngle
        self.baseMix = baseMix
        self.baseTheme = baseTheme
    }
}

extension SharedClientTheme: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var colors: [String] = []
        var gradientAngle: Int?
        var baseMix: Int?
        var baseTheme: Int?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "colors": colors = try json.list(String.self)
            case "gradient_angle": gradientAngle = try json.lenient(Int.self)
            case "base_mix": baseMix = try json.lenient(Int.self)
            case "base_theme": baseTheme = try json.lenient(Int.self)
            default: try json.skip()
            }
        }
        self.init(colors: colors, gradientAngle: gradientAngle, baseMix: baseMix, baseTheme: baseTheme)
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("colors", colors)
        json.member("gradient_angle", gradientAngle)
        json.member("base_mix", baseMix)
        json.member("base_theme", baseTheme)
        json.endObject()
    }
}

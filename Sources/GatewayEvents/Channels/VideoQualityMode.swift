// Written by Scripts/generate-events of Scripts/events/channels.txt; do not edit.

public import GatewayJSON

/// The quality of a voice channel's video (Discord's documentation, "Channels Resource", "Video Quality Modes").
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct VideoQualityMode: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// As Discord chooses.
    public static let auto = VideoQualityMode(rawValue: 1)
    /// 720p.
    public static let full = VideoQualityMode(rawValue: 2)
}

extension VideoQualityMode: JSONReadable, JSONWritable {
    /// Reads an integer.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` for anything else.
    public init(json: inout JSONReader) throws(JSONError) {
        rawValue = try json.integer()
    }

    /// Writes the number.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.integer(rawValue)
    }
}

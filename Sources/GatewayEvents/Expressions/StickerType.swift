// Written by Scripts/generate-events of Scripts/events/expressions.txt; do not edit.

public import GatewayJSON

/// Whether a sticker is Discord's or a guild's (Discord's documentation, "Sticker Resource", "Sticker Types").
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct StickerType: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// A sticker of Discord's, in a pack.
    public static let standard = StickerType(rawValue: 1)
    /// A sticker of a guild.
    public static let guild = StickerType(rawValue: 2)
}

extension StickerType: JSONReadable, JSONWritable {
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

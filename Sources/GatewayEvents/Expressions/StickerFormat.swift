// Written by Scripts/generate-events of Scripts/events/expressions.txt; do not edit.

public import GatewayJSON

/// The format of a sticker's image (Discord's documentation, "Sticker Resource", "Sticker Format Types").
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct StickerFormat: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// PNG.
    public static let png = StickerFormat(rawValue: 1)
    /// Animated PNG.
    public static let apng = StickerFormat(rawValue: 2)
    /// Lottie.
    public static let lottie = StickerFormat(rawValue: 3)
    /// GIF.
    public static let gif = StickerFormat(rawValue: 4)
}

extension StickerFormat: JSONReadable, JSONWritable {
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

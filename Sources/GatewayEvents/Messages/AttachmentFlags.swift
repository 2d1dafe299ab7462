// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON

/// The flags of an attachment (Discord's documentation, "Message Resource", "Attachment Flags").
///
/// Bits without a name here are kept. In JSON it is an integer.
public struct AttachmentFlags: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt64

    /// Creates a set from its bits.
    ///
    /// - Parameter rawValue: The bits.
    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// It is a clip of a stream.
    public static let isClip = AttachmentFlags(rawValue: 1 << 0)
    /// It is a thumbnail.
    public static let isThumbnail = AttachmentFlags(rawValue: 1 << 1)
    /// It was edited on a phone.
    public static let isRemix = AttachmentFlags(rawValue: 1 << 2)
    /// It is hidden until clicked.
    public static let isSpoiler = AttachmentFlags(rawValue: 1 << 3)
    /// It is an animated image.
    public static let isAnimated = AttachmentFlags(rawValue: 1 << 5)
}

extension AttachmentFlags: JSONReadable, JSONWritable {
    /// Reads a number, or a string of its digits.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` for anything else.
    public init(json: inout JSONReader) throws(JSONError) {
        rawValue = try json.digits()
    }

    /// Writes an integer.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.integer(rawValue)
    }
}

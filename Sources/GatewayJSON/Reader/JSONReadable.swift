/// A type that reads itself from JSON, by hand, and fast.
///
/// It must read exactly one value; see ``JSONReader`` for an example. Unlike `Decodable` it costs no dynamic
/// dispatch and no dictionary of keys.
public protocol JSONReadable {
    /// Reads the value that comes next.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A ``JSONError`` if another value comes next, or none.
    init(json: inout JSONReader) throws(JSONError)
}

extension JSONReadable {
    /// Reads a whole text: one value, and nothing but white space around it.
    ///
    /// - Parameter bytes: The text, UTF-8 without a byte order mark.
    /// - Throws: A ``JSONError``; its offset is an index of `bytes`.
    @inlinable
    public init(parsing bytes: [UInt8]) throws(JSONError) {
        self = try JSONReader.read(Self.self, from: bytes[...])
    }

    /// Reads a part of an array: one value, and nothing but white space around it.
    ///
    /// - Parameter bytes: The text, UTF-8 without a byte order mark.
    /// - Throws: A ``JSONError``; its offset is an index of `bytes`.
    @inlinable
    public init(parsing bytes: ArraySlice<UInt8>) throws(JSONError) {
        self = try JSONReader.read(Self.self, from: bytes)
    }
}

extension JSONReader {
    /// Reads a whole text: one value, and nothing but white space around it.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - bytes: The text, UTF-8 without a byte order mark.
    /// - Returns: The value.
    /// - Throws: A ``JSONError``; its offset is an index of `bytes`.
    @inlinable
    public static func read<Value: JSONReadable>(
        _ type: Value.Type = Value.self,
        from bytes: ArraySlice<UInt8>
    ) throws(JSONError) -> Value {
        let origin = bytes.startIndex
        return unsafe try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) -> Value in
            do throws(JSONError) {
                var reader = unsafe try JSONReader(buffer, origin: origin)
                let value = try Value(json: &reader)
                try reader.finish()
                return value
            } catch {
                throw unsafe located(error, in: buffer, origin: origin)
            }
        }
    }

    /// Reads a whole text: one value, and nothing but white space around it.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - bytes: The text, UTF-8 without a byte order mark.
    /// - Returns: The value.
    /// - Throws: A ``JSONError``; its offset counts from the start of `bytes`.
    @inlinable
    public static func read<Value: JSONReadable>(
        _ type: Value.Type = Value.self,
        from bytes: Span<UInt8>
    ) throws(JSONError) -> Value {
        unsafe try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) -> Value in
            do throws(JSONError) {
                var reader = unsafe try JSONReader(buffer, origin: 0)
                let value = try Value(json: &reader)
                try reader.finish()
                return value
            } catch {
                throw unsafe located(error, in: buffer, origin: 0)
            }
        }
    }
}

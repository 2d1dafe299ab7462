extension JSONReader {
    /// An error with the way to its place, which is found by reading up to it.
    ///
    /// - Parameters:
    ///   - error: The error.
    ///   - buffer: The text that was read.
    ///   - origin: What the offset of the text's first byte is.
    /// - Returns: The error.
    @usableFromInline
    static func located(
        _ error: JSONError,
        in buffer: borrowing UnsafeBufferPointer<UInt8>,
        origin: Int
    ) -> JSONError {
        guard var reader = unsafe try? JSONReader(buffer, origin: origin) else { return error }
        var located = error
        located.path = reader.path(to: error.offset)
        return located
    }

    /// The way to the innermost value that has the byte at an offset, in a text that may be broken from there on.
    private mutating func path(to target: Int) -> [JSONPathStep] {
        var path: [JSONPathStep] = []
        repeat {
            let kind = peekKind()
            guard offset < target else { break }
            do {
                switch kind {
                case .object:
                    try beginObject()
                    path.append(.key(""))
                case .array:
                    try beginArray()
                    path.append(.index(-1))
                default:
                    try skip()
                }
            } catch {
                break
            }
            // Of a scalar that ends behind the place, the place is a part.
            guard offset <= target else { break }
        } while moves(along: &path, to: target)
        return path
    }

    /// Moves to the next value behind the one that was passed, and tells whether there is one before a place.
    private mutating func moves(along path: inout [JSONPathStep], to target: Int) -> Bool {
        while let step = path.popLast() {
            do {
                switch step {
                case .key:
                    if let key = try nextKey() {
                        path.append(.key(of: key))
                        return true
                    }
                case .index(let index):
                    if try nextElement() {
                        path.append(.index(index + 1))
                        return true
                    }
                }
            } catch {
                return false
            }
            // The container that has ended holds the place, but none of its members does.
            guard offset <= target else { return false }
        }
        return false
    }
}

/// A place in a JSON text to which a reader can return.
@frozen
public struct JSONCheckpoint: Hashable, Sendable {
    @usableFromInline let position: Int
    /// How many arrays and objects are open there.
    public let depth: Int
    @usableFromInline let isFirst: Bool

    @inlinable
    init(position: Int, depth: Int, isFirst: Bool) {
        self.position = position
        self.depth = depth
        self.isFirst = isFirst
    }
}

extension JSONReader {
    /// The place where the reader stands, to return to if the value there is not what was hoped for.
    @inlinable public var checkpoint: JSONCheckpoint {
        JSONCheckpoint(position: position, depth: depth, isFirst: isFirst)
    }

    /// Returns to a place that this reader has come from.
    ///
    /// - Parameter checkpoint: The place. One of another reader gives values or errors without a meaning.
    @inlinable
    public mutating func rewind(to checkpoint: JSONCheckpoint) {
        position = min(checkpoint.position, end)
        depth = checkpoint.depth
        isFirst = checkpoint.isFirst
    }
}

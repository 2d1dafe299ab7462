/// The effects of one input, in the order in which the caller must perform them.
///
/// No input has more than two, so they are stored inline.
public struct Effects: Hashable, Sendable {
    /// The first effect, or `nil` if there is none.
    public let first: GatewayEffect?
    /// The second effect, or `nil` if there is none.
    public let second: GatewayEffect?

    /// Creates a list of those of two effects that there are.
    ///
    /// - Parameters:
    ///   - first: The first effect.
    ///   - second: The effect after it.
    public init(_ first: GatewayEffect? = nil, _ second: GatewayEffect? = nil) {
        if case nil = first {
            self.first = second
            self.second = nil
        } else {
            self.first = first
            self.second = second
        }
    }
}

extension Effects: RandomAccessCollection {
    /// The position of the first effect.
    public var startIndex: Int { 0 }

    /// The number of effects.
    public var endIndex: Int { first == nil ? 0 : second == nil ? 1 : 2 }

    /// The effect at a position.
    ///
    /// - Parameter position: 0 or 1, less than the number of effects.
    public subscript(position: Int) -> GatewayEffect {
        guard let effect = position == 0 ? first : position == 1 ? second : nil else {
            preconditionFailure("There is no effect at \(position)")
        }
        return effect
    }
}

extension Effects: ExpressibleByArrayLiteral {
    /// Creates a list from at most two effects.
    ///
    /// - Parameter elements: The effects.
    public init(arrayLiteral elements: GatewayEffect...) {
        precondition(elements.count <= 2, "An input has at most two effects")
        self.init(elements.first, elements.count == 2 ? elements[1] : nil)
    }
}

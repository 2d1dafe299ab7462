/// Keeps an optional value outside of the struct that it belongs to.
///
/// Models use it for what is large and mostly missing, so that those without it stay small and quick to copy. It is
/// seen in documentation only: a property that has it is used like any other.
@frozen
@propertyWrapper
public struct Boxed<Value> {
    @frozen
    @usableFromInline
    enum Storage {
        case nothing
        indirect case something(Value)
    }

    @usableFromInline var storage: Storage

    /// Keeps a value.
    ///
    /// - Parameter wrappedValue: The value, or `nil` for none.
    @inlinable
    public init(wrappedValue: Value?) {
        storage = wrappedValue.map(Storage.something) ?? .nothing
    }

    /// The value, or `nil` if there is none.
    @inlinable public var wrappedValue: Value? {
        get {
            switch storage {
            case .nothing: nil
            case .something(let value): value
            }
        }
        set {
            self = Boxed(wrappedValue: newValue)
        }
    }
}

extension Boxed.Storage: Equatable where Value: Equatable {}
extension Boxed.Storage: Hashable where Value: Hashable {}
extension Boxed.Storage: Sendable where Value: Sendable {}
extension Boxed: Equatable where Value: Equatable {}
extension Boxed: Hashable where Value: Hashable {}
extension Boxed: Sendable where Value: Sendable {}

/// What a field holds where it means something else to be null than to be missing.
///
/// Other fields that may be null or missing are optionals, which do not tell these apart. The value is kept outside of
/// the struct that it belongs to, so a type can hold one of its own kind.
@frozen
public enum Nullable<Value> {
    /// The field is not there.
    case missing
    /// The field is null.
    case null
    /// The field has a value.
    indirect case value(Value)

    /// The value, if there is one.
    @inlinable public var value: Value? {
        switch self {
        case .missing, .null: nil
        case .value(let value): value
        }
    }
}

extension Nullable: Equatable where Value: Equatable {}
extension Nullable: Hashable where Value: Hashable {}
extension Nullable: Sendable where Value: Sendable {}

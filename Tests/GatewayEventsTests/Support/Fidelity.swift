import GatewayJSON

/// Compares what a model writes with what it was read from, for all members that the description knows.
extension ModelDescription {
    /// The paths of what was lost or made up.
    func differences(_ original: JSONValue?, _ written: JSONValue?, object: String, at path: String = "d") -> [String] {
        guard original?.object != nil, written?.object != nil else { return ["\(path): not an object"] }
        return fields[object, default: []].flatMap { field -> [String] in
            let path = "\(path).\(field.key)"
            let (before, after) = (original?[field.key], written?[field.key])
            if field.type == "Presence" {
                let isTrue = before != nil && before?.bool != false
                return isTrue == (after != nil) ? [] : [path]
            }
            guard let before, !before.isNull else {
                if field.hasThreeStates { return before == after ? [] : [path] }
                return after == nil || after?.isNull == true || after?.array?.isEmpty == true
                    ? [] : ["\(path): made up"]
            }
            switch field.shape {
            case .single: return differences(before, after, type: field.type, at: path)
            case .array:
                guard let old = before.array, let new = after?.array, old.count == new.count else { return [path] }
                return zip(old, new).enumerated().flatMap { index, pair in
                    differences(pair.0, pair.1, type: field.type, at: "\(path)[\(index)]")
                }
            case .dictionary:
                guard let old = before.object, let new = after?.object, old.count == new.count else { return [path] }
                return old.flatMap { differences($0.value, new[$0.key], type: field.type, at: "\(path).\($0.key)") }
            }
        }
    }

    private func differences(_ before: JSONValue, _ after: JSONValue?, type: String, at path: String) -> [String] {
        if forms[type] == .object { return differences(before, after, object: type, at: path) }
        let isNumber = ["Snowflake", "LooseInteger", "Int", "Double"].contains(type) || forms[type] != nil
        if isNumber, let old = before.asNumber { return old == after?.asNumber ? [] : [path] }
        return before == after ? [] : [path]
    }
}

extension JSONValue {
    /// The number that it is, or whose digits it is: Discord writes some in either way.
    fileprivate var asNumber: Double? {
        if let unsigned { return Double(exactly: unsigned) ?? Double(unsigned) }
        return double ?? string.flatMap(Double.init)
    }
}

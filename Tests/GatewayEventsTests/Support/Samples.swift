import GatewayJSON

/// Makes up objects of the description.
extension ModelDescription {
    enum Extent { case whole, least }

    /// An object with all its fields, or with only those that must be there.
    ///
    /// Enumerations have a value that no model knows, and objects within their own kind end after two rounds.
    func sample(_ object: String, _ extent: Extent, within outer: [String] = []) -> JSONValue {
        var members = JSONObject()
        let path = outer + [object]
        for field in fields[object, default: []] {
            if extent == .least, field.mayMiss || field.type == "Presence" { continue }
            if extent == .least, field.mayBeNull {
                members[field.key] = .null
            } else if field.shape == .array, extent == .least {
                members[field.key] = []
            } else if !field.isRequired, path.filter({ $0 == field.type }).count > 1 || path.count > 6 {
                continue
            } else {
                let value =
                    forms[field.type] == .object
                    ? sample(field.type, extent, within: path) : scalar(field.type)
                switch field.shape {
                case .single: members[field.key] = value
                case .array: members[field.key] = [value, value]
                case .dictionary: members[field.key] = ["80351110224678912": value]
                }
            }
        }
        return .object(members)
    }

    private func scalar(_ type: String) -> JSONValue {
        switch (forms[type], type) {
        case (.integer, _), (_, "ActivityType"): 999
        case (.flags, _): 1_125_899_906_842_625
        case (.textFlags, _): "4503599627370497"
        case (_, "Snowflake"): "175928847299117063"
        case (_, "Int"): 7
        case (_, "LooseInteger"): 1_767_225_600_000
        case (_, "Double"): 0.25
        case (_, "Bool"): true
        case (_, "Presence"): .null
        case (_, "Timestamp"): "2021-03-31T18:45:31.297561+00:00"
        case (_, "Status"): "hibernating"
        case (_, "JSONValue"): ["any": ["thing", 1, nil]]
        default: #"a "text" with \ and ü 🎈"#
        }
    }
}

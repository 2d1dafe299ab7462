// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A rule of the automatic moderation was created.
///
/// Source: Discord's documentation, "Gateway Events", "Auto Moderation Rule Create".
///
/// The properties of its ``rule`` can be read and set as its own.
@dynamicMemberLookup
public struct AutoModerationRuleCreate: Hashable, Sendable {
    /// The auto moderation rule.
    public var rule: AutoModerationRule

    /// Creates the data of an event.
    ///
    /// - Parameter rule: The auto moderation rule.
    public init(rule: AutoModerationRule) {
        self.rule = rule
    }

    /// A property of the ``rule``.
    ///
    /// - Parameter keyPath: The property.
    @inlinable public subscript<Value>(dynamicMember keyPath: WritableKeyPath<AutoModerationRule, Value>) -> Value {
        get { rule[keyPath: keyPath] }
        set { rule[keyPath: keyPath] = newValue }
    }
}

extension AutoModerationRuleCreate: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        rule = try AutoModerationRule(json: &json)
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        rule.write(to: &json)
    }
}

extension AutoModerationRuleCreate: EventPayload {
    /// `AUTO_MODERATION_RULE_CREATE`.
    public static let eventName: EventName = "AUTO_MODERATION_RULE_CREATE"
}

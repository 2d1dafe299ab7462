import GatewayJSON
import GatewayModels

/// Members of an object, each in one call.
extension JSONWriter {
    mutating func object(_ body: (inout JSONWriter) -> Void) {
        beginObject()
        body(&self)
        endObject()
    }

    mutating func object(_ name: String, _ body: (inout JSONWriter) -> Void) {
        key(name)
        object(body)
    }

    mutating func array(_ name: String, _ body: (inout JSONWriter) -> Void = { _ in }) {
        key(name)
        beginArray()
        body(&self)
        endArray()
    }

    mutating func array(_ name: String, _ ids: some Sequence<Snowflake>) {
        array(name) { for id in ids { $0.string(id.description) } }
    }

    mutating func put(_ name: String, _ text: String?) {
        key(name)
        if let text { string(text) } else { null() }
    }

    mutating func put(_ name: String, _ number: Int) {
        key(name)
        integer(number)
    }

    mutating func put(_ name: String, _ flag: Bool) {
        key(name)
        bool(flag)
    }

    mutating func put(_ name: String, _ id: Snowflake?) {
        put(name, id?.description)
    }

    mutating func put(_ name: String, json: [UInt8]) {
        key(name)
        raw(json)
    }

    mutating func putNull(_ names: String...) {
        for name in names {
            key(name)
            null()
        }
    }
}

import GatewayJSON
import GatewayModels
import GatewayProtocol

/// Makes the lines that are printed for events.
protocol EventPrinter: Sendable {
    func line(for event: GatewayEvent) -> [UInt8]
}

/// Prints an event as one line of JSON, its data byte for byte as received.
struct JSONLinePrinter: EventPrinter {
    func line(for event: GatewayEvent) -> [UInt8] {
        var json = JSONWriter(reservingCapacity: event.data.count + 96)
        json.beginObject()
        json.key("t")
        json.string(event.name.rawValue)
        json.key("s")
        if let sequence = event.sequence { json.integer(sequence) } else { json.null() }
        json.key("d")
        if event.data.isEmpty { json.null() } else { json.raw(event.data) }
        json.endObject()
        return json.bytes + [UInt8(ascii: "\n")]
    }
}

/// Prints an event as one short line for people.
struct ReadableEventPrinter: EventPrinter {
    /// How wide a line may be, in characters.
    let width: Int

    func line(for event: GatewayEvent) -> [UInt8] {
        let sequence = event.sequence.map { "\($0)" } ?? "-"
        let head =
            "\(sequence.leftPadded(to: 5))  \(event.name.rawValue.padded(to: 24))"
            + "\("\(event.data.count)".leftPadded(to: 8)) B  "
        let room = max(0, width - head.count)
        // A character has at most a few bytes; whatever is cut off in the middle is dropped.
        let data = String(decoding: event.data.prefix(room * 4), as: UTF8.self)
        let shown = data.count > room ? data.prefix(max(0, room - 1)) + "…" : data[...]
        return Array((head + shown + "\n").utf8)
    }
}

extension String {
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }

    func leftPadded(to width: Int) -> String {
        String(repeating: " ", count: max(0, width - count)) + self
    }
}

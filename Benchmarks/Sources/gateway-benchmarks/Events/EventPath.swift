import GatewayModels
import GatewayProtocol

/// A way from the socket to the application; each is one line of the table.
struct EventPath: Hashable {
    /// What the application is.
    enum Reader: String {
        /// A loop in C that receives, finds the frames and has them inflated.
        case floor
        /// It reads event by event.
        case raw
        /// It reads as many events at a time as have come.
        case batches
        /// It has a handler called with each event.
        case handler
        /// It decodes the model of each event.
        case typed
        /// It wants one of the events' names.
        case filtered
    }

    let reader: Reader
    /// What inflates, or `nil` where nothing is compressed.
    let engine: InflateEngine?
    let isSecure: Bool

    init(_ reader: Reader, _ engine: InflateEngine?, isSecure: Bool = false) {
        self.reader = reader
        self.engine = engine
        self.isSecure = isSecure
    }

    /// The path that does the least for the same result.
    var floor: EventPath { EventPath(.floor, engine, isSecure: isSecure) }

    /// The same with zlib, which is what a client has that brings no inflater.
    var zlibFloor: EventPath { EventPath(.floor, engine == nil ? nil : .zlib, isSecure: isSecure) }

    var source: EventSource { EventSource(isCompressed: engine != nil, isSecure: isSecure) }

    static let all = [
        EventPath(.floor, .zlib), EventPath(.floor, .native),
        EventPath(.raw, .zlib), EventPath(.raw, .native),
        EventPath(.batches, .native), EventPath(.handler, .native),
        EventPath(.filtered, .zlib), EventPath(.filtered, .native),
        EventPath(.typed, .zlib), EventPath(.typed, .native),
        EventPath(.floor, nil), EventPath(.raw, nil),
        EventPath(.floor, .zlib, isSecure: true), EventPath(.floor, .native, isSecure: true),
        EventPath(.raw, .zlib, isSecure: true), EventPath(.raw, .native, isSecure: true),
    ]
}

extension EventPath: CustomStringConvertible {
    var description: String {
        let inflater =
            switch engine {
            case nil: "no compression"
            case .zlib?: "zlib"
            case .native?: "own inflater"
            @unknown default: "another inflater"
            }
        return "\(reader), \(inflater)\(isSecure ? ", TLS" : "")"
    }
}

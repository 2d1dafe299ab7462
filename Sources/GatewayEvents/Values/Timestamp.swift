public import GatewayJSON

/// A moment as Discord writes it, in the form of ISO 8601, such as `2021-03-31T18:45:31.297561+00:00`.
///
/// It keeps what came, to the letter: a text of another form stays one that is no moment.
public struct Timestamp: Hashable, Sendable {
    enum Storage: Hashable, Sendable {
        /// A moment in the usual form, which is written again of its parts.
        case moment(microseconds: Int64, form: TimestampForm)
        /// Any other text.
        case text(String)
    }

    let storage: Storage

    /// Creates a timestamp of its text.
    ///
    /// - Parameter text: The text; it is kept whatever it is.
    public init(_ text: String) {
        if let moment = Timestamp(moment: text.utf8.span) {
            self = moment
        } else {
            storage = .text(text)
        }
    }

    /// Creates a timestamp of a text that is a moment, and can be written again of it.
    private init?(moment text: Span<UInt8>) {
        var parser = TimestampParser()
        guard let moment = parser.moment(in: text), moment.form.hasCanonicalOffset else { return nil }
        storage = .moment(microseconds: moment.microseconds, form: moment.form)
    }

    /// Creates the timestamp of a moment, with six digits of fraction.
    ///
    /// - Parameter milliseconds: Milliseconds since the Unix epoch, of the years 0 to 9999; the nearest of these
    ///   otherwise.
    public init(millisecondsSinceUnixEpoch milliseconds: Int64) {
        let clamped = min(max(milliseconds, -62_167_219_200_000), 253_402_300_799_999)
        storage = .moment(microseconds: clamped * 1_000, form: TimestampForm(fractionDigits: 6, zone: .utc))
    }

    /// The moment in milliseconds since the Unix epoch, rounded down, or `nil` if the text is none.
    public var millisecondsSinceUnixEpoch: Int64? {
        microsecondsSinceUnixEpoch?.dividedDown(by: 1_000)
    }

    /// The moment in microseconds since the Unix epoch, or `nil` if the text is none.
    public var microsecondsSinceUnixEpoch: Int64? {
        switch storage {
        case .moment(let microseconds, _): return microseconds
        case .text(let text):
            var parser = TimestampParser()
            return parser.moment(in: text.utf8.span)?.microseconds
        }
    }
}

extension Timestamp: CustomStringConvertible {
    /// The text as it came.
    public var description: String {
        switch storage {
        case .moment(let microseconds, let form): form.text(microseconds: microseconds)
        case .text(let text): text
        }
    }
}

extension Timestamp: ExpressibleByStringLiteral {
    /// Creates a timestamp of its text.
    ///
    /// - Parameter value: The text; it is kept whatever it is.
    public init(stringLiteral value: String) {
        self.init(value)
    }
}

extension Timestamp: JSONReadable, JSONWritable {
    /// Reads a string.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` for anything else.
    public init(json: inout JSONReader) throws(JSONError) {
        let start = json.checkpoint
        // What is a moment needs no text in between.
        if let text = json.plainString(), let moment = Timestamp(moment: text) {
            self = moment
        } else {
            json.rewind(to: start)
            self.init(try json.string())
        }
    }

    /// Writes the text as it came.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.string(description)
    }
}

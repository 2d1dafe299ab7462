import FoundationEssentials

extension [Double] {
    var median: Double { quantile(0.5) }

    /// The value below which a part of the values lies.
    func quantile(_ part: Double) -> Double {
        isEmpty ? .nan : sorted()[Swift.min(count - 1, Int(Double(count) * part))]
    }
}

extension Double {
    /// The number with some digits behind the point.
    func shown(_ digits: Int) -> String {
        guard isFinite else { return "-" }
        var scale = 1
        for _ in 0..<digits { scale *= 10 }
        let units = Int((magnitude * Double(scale)).rounded())
        let sign = self < 0 && units > 0 ? "-" : ""
        guard digits > 0 else { return "\(sign)\(units)" }
        let rest = String(units % scale)
        return "\(sign)\(units / scale).\(String(repeating: "0", count: digits - rest.count))\(rest)"
    }
}

extension String {
    /// The text, filled up to a width.
    func padded(to width: Int) -> String { self + String(repeating: " ", count: Swift.max(0, width - count)) }
}

extension Encodable {
    /// Writes the figures to a file.
    func writeJSON(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(self).write(to: URL(filePath: path))
    }
}

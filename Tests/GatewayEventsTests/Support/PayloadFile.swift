import Foundation
import GatewayEvents
import GatewayJSON
import GatewayModels
import Testing

/// Payloads from files: one in a `.json`, one a line in a `.jsonl`.
struct PayloadFile: CustomTestStringConvertible {
    let url: URL

    var testDescription: String { url.lastPathComponent }

    /// Payloads that were written for these tests.
    static let own = files(in: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Payloads"))

    /// Payloads that stand elsewhere: the environment variable `GATEWAY_CORPUS` names a folder of them.
    static let foreign =
        ProcessInfo.processInfo.environment["GATEWAY_CORPUS"].map { files(in: URL(filePath: $0)) } ?? []

    private static func files(in folder: URL) -> [PayloadFile] {
        guard let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else { return [] }
        return files.compactMap { $0 as? URL }.filter { ["json", "jsonl"].contains($0.pathExtension) }
            .sorted { $0.path < $1.path }.map(PayloadFile.init)
    }

    /// The events in it that have a model, with their data.
    func events() throws -> [(name: EventName, data: JSONValue)] {
        let bytes = try Array(Data(contentsOf: url))
        let texts = url.pathExtension == "jsonl" ? bytes.split(separator: UInt8(ascii: "\n")) : [bytes[...]]
        return try texts.reduce(into: []) { events, text in
            let payload = try JSONValue(parsing: Array(text))
            guard let name = payload["t"]?.string.map({ EventName(rawValue: $0) }), let data = payload["d"],
                try ModelDescription.object(of: name) != nil
            else { return }
            events.append((name, data))
        }
    }
}

extension EventName {
    /// Reads data of this event.
    func decode(_ data: JSONValue) throws -> TypedEvent {
        try decode(data.encoded())
    }

    /// Reads data of this event.
    func decode(_ data: [UInt8]) throws -> TypedEvent {
        try TypedEvent(name: self, data: data)
    }

    /// What was lost or made up when data of this event is read and written.
    func losses(_ data: JSONValue) throws -> [String] {
        let payload = try #require(try decode(data).payload, "\(self) has no model")
        let written = try JSONValue(parsing: payload.encoded())
        let object = data["unavailable"]?.bool == true && data["name"] == nil ? "UnavailableGuild" : nil
        let name = try #require(try object ?? ModelDescription.object(of: self))
        return try ModelDescription.shared.get().differences(data, written, object: name)
    }
}

import GatewayJSON
import GatewayModels
import GatewayTestKit
import NIOHTTP1

/// The control interface, for other processes than the simulator's own.
extension SimulatorCore {
    private static let prefix = "/simulator/"

    /// Answers a request to the control interface, or returns `nil` for any other.
    func controlAnswer(to request: HTTPRequest) -> HTTPAnswer? {
        guard request.path.hasPrefix(Self.prefix) else { return nil }
        let name = String(request.path.dropFirst(Self.prefix.count))
        switch (request.method, name) {
        case (.GET, "stats"):
            return .json(statistics.json)
        case (.POST, "next"):
            guard let reception = Self.reception(in: request) else { return .error(.badRequest, "unknown greeting") }
            gateway.prepare(reception)
            return .done
        case (.POST, "play"):
            play(
                SimulatorServer.EventStream(
                    rate: request.query["rate"].flatMap(Double.init),
                    count: request.query["count"].flatMap { Int($0) }
                )
            )
            return .done
        case (.POST, "dispatch"):
            guard let name = request.query["name"], (try? JSONValue(parsing: request.body)) != nil else {
                return .error(.badRequest, "a dispatch needs a name in the query and JSON as its body")
            }
            let guild = request.query["guild"].flatMap { Snowflake($0) }
            dispatch(SimulatedEvent(EventName(rawValue: name), guild: guild, data: request.body))
            return .done
        case (.POST, _):
            guard let fault = Self.fault(name, request) else { return .notFound }
            inject(fault)
            return .done
        default:
            return .notFound
        }
    }

    private static func fault(_ name: String, _ request: HTTPRequest) -> SimulatedGateway.Fault? {
        let query = request.query
        return switch name {
        case "reconnect": .reconnect(closingAfter: query["after"].flatMap { Int($0) }.map { .milliseconds($0) })
        case "invalid-session": .invalidSession(resumable: query["resumable"] == "true")
        case "close": .close(code: query["code"].flatMap { UInt16($0) }, reason: query["reason"] ?? "")
        case "drop": .drop
        case "silence": .silence
        case "heartbeat": .heartbeatRequest
        case "unknown-opcode": .unknownOpcode
        case "invalid-json": .invalidJSON
        case "non-object": .nonObject
        case "corrupt": .corruptCompression
        case "payload": .payload(String(decoding: request.body, as: UTF8.self))
        default: nil
        }
    }

    private static func reception(in request: HTTPRequest) -> SimulatedGateway.Reception? {
        let query = request.query
        return switch query["greeting"] {
        case "hello": .hello
        case "reconnect": .reconnect
        case "hello-without-interval": .helloWithoutInterval
        case "silence": .silence
        case "payload": .payload(String(decoding: request.body, as: UTF8.self))
        case "close": .close(code: query["code"].flatMap { UInt16($0) })
        case "reject":
            .reject(
                status: query["status"].flatMap { Int($0) } ?? 503,
                retryAfter: query["retry-after"].flatMap { Int($0) }
            )
        default: nil
        }
    }
}

extension SimulatorServer.Statistics {
    var json: JSONObject {
        func number(_ value: Int) -> JSONValue { .integer(Int64(value)) }
        return [
            "connections": number(openConnections),
            "sessions": number(sessions),
            "upgrades": number(gateway.connections),
            "identifies": number(gateway.identifies),
            "resumes": number(gateway.resumes),
            "heartbeats": number(gateway.heartbeats),
            "payloads_received": number(gateway.payloadsReceived),
            "events_generated": number(eventsGenerated),
            "events_sent": number(gateway.eventsSent),
            "payload_bytes": number(gateway.payloadBytesSent),
            "bytes_sent": number(bytesSent),
            "slow_clients_dropped": number(slowClientsDropped),
            "stream_done": .bool(isStreamDone),
        ]
    }
}

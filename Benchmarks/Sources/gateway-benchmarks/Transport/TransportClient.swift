import Glibc
import CFloors
import GatewayTransport

/// What is sent, and how.
struct TransportWork: Sendable {
    let isSecure: Bool
    /// The payload of each message in bytes.
    let size: UInt64
    let count: UInt64
    /// The folder with the server's certificate and key.
    let certificate: String
}

/// What receives it.
enum TransportClient: String, CaseIterable {
    /// `recv` or `SSL_read` in a loop.
    case socketLoop = "socket loop"
    /// `curl_easy_recv` in a loop.
    case curlLoop = "curl loop"
    /// The transport, with an actor on its executor that takes every message.
    case curlTransport = "CurlTransport"

    /// The CPU time in seconds that this process spends on receiving it all.
    func cost(of work: TransportWork) async throws -> Double {
        var port: UInt16 = 0
        let sender = start(work, &port)
        guard sender > 0 else { throw BenchmarkError("no sender: \(errno)") }
        defer { waitpid(sender, nil, 0) }
        let start = cpu_seconds()
        let expected: UInt64
        let received: UInt64
        switch self {
        case .socketLoop: (received, expected) = (floor_socket(port, work.isSecure), work.streamBytes)
        case .curlLoop: (received, expected) = (floor_curl(port, work.isSecure), work.streamBytes)
        case .curlTransport:
            let consumer = TransportConsumer()
            let reading = Task(executorPreference: consumer.executor as? any TaskExecutor) {
                try await consumer.receive(work, from: port)
            }
            (received, expected) = (try await reading.value, work.count * work.size)
        }
        let cost = cpu_seconds() - start
        guard received == expected else { throw BenchmarkError("\(rawValue): \(received) bytes instead of \(expected)") }
        return cost
    }

    private func start(_ work: TransportWork, _ port: inout UInt16) -> pid_t {
        guard work.isSecure else { return sender_start(work.stream(nil, nil), &port) }
        return "\(work.certificate)/cert.pem".withCString { certificate in
            "\(work.certificate)/key.pem".withCString { key in sender_start(work.stream(certificate, key), &port) }
        }
    }
}

extension TransportWork {
    fileprivate func stream(_ certificate: UnsafePointer<CChar>?, _ key: UnsafePointer<CChar>?) -> stream {
        CFloors.stream(size: size, count: count, identity: identity(certificate: certificate, key: key))
    }

    fileprivate var streamBytes: UInt64 { stream_bytes(stream(nil, nil)) }
}

/// Takes every message of one connection, on the transport's own executor.
private actor TransportConsumer {
    private static let transport: CurlTransport = {
        var configuration = CurlTransport.Configuration()
        configuration.tls.dangerouslyDisablesVerification = true
        return CurlTransport(configuration: configuration)
    }()

    nonisolated let executor = transport.executor

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    func receive(_ work: TransportWork, from port: UInt16) async throws -> UInt64 {
        let connection = Self.transport.open("\(work.isSecure ? "wss" : "ws")://127.0.0.1:\(port)/")
        var bytes: UInt64 = 0
        while true {
            switch await connection.next(within: .seconds(60), receiving: true) {
            case .messages(let messages):
                for message in messages { bytes += UInt64(message.payload.count) }
            case .closed(let end):
                guard end.closeCode == 1000 else { throw BenchmarkError("the connection ended: \(end)") }
                return bytes
            case .timeout: throw BenchmarkError("nothing came for a minute")
            case .opened, .woken: break
            }
        }
    }
}

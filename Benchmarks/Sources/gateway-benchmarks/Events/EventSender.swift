import CFloors
import Glibc

/// A process that plays a recording to every client that comes.
///
/// It is started once, before anything is measured: a fork has each page of this process copied when it is next
/// written to.
struct EventSender {
    let port: UInt16
    private let process: pid_t

    /// - Parameters:
    ///   - recording: What is sent.
    ///   - certificate: The folder with the certificate and key of a TLS server, or `nil` for a plain socket.
    init(_ recording: EventRecording, certificate: String? = nil) throws {
        var port: UInt16 = 0
        process =
            if let certificate {
                "\(certificate)/cert.pem".withCString { chain in
                    "\(certificate)/key.pem".withCString { key in
                        recording_hold(recording.recording, identity(certificate: chain, key: key), &port)
                    }
                }
            } else {
                recording_hold(recording.recording, identity(), &port)
            }
        guard process > 0 else { throw BenchmarkError("no sender: \(errno)") }
        self.port = port
    }

    /// Ends the process.
    func stop() {
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
    }
}

/// What a path receives, and over what.
struct EventSource: Hashable {
    let isCompressed: Bool
    let isSecure: Bool
}

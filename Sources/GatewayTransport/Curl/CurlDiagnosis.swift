import CCurl

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The errors of a connection that was established, from what libcurl, TLS and TCP know.
struct CurlDiagnosis {
    let easy: CurlEasy?
    let socket: Int32
    let isSecure: Bool
    let stage: TransportError.Stage
    /// Whether bytes wait to be sent, which a failure may have to do with.
    let isSending: Bool
    /// The error number of an address that failed before another one answered.
    let staleSystemError: Int32?

    private var busyStage: TransportError.Stage { isSending ? .sending : stage }

    /// The error if the peer does not take what is sent in time.
    var sendTimeout: TransportError {
        TransportError(.timedOut, "The peer does not take what is sent", stage: busyStage)
    }

    /// Checks whether the peer has been silent for too long.
    ///
    /// - Parameter patience: How long a peer that has to answer may be silent.
    /// - Returns: When to check again, or `nil` if the system does not know; or the error if it has been silent.
    func checkHearing(_ patience: Duration) -> Result<Duration?, TransportError> {
        guard let hearing = SocketOptions.hearing(of: socket) else { return .success(nil) }
        guard hearing.silence < patience || !hearing.isAsked else {
            return .failure(TransportError(.timedOut, "The peer is not heard any more", stage: busyStage))
        }
        return .success(max(patience - hearing.silence, .milliseconds(100)))
    }

    /// The error if the stream has ended in order.
    ///
    /// - Parameter message: The situation, in plain words.
    /// - Returns: The error.
    func endOfStream(_ message: String) -> TransportError {
        guard isSecure, case .unannounced = easy?.tlsEnd else {
            return TransportError(.dropped, message, stage: stage)
        }
        return truncation
    }

    /// The error if libcurl could not receive or send.
    ///
    /// It is decided by numbers, because libcurl's texts change from version to version.
    func failure(_ result: CURLcode) -> TransportError {
        let detail = easy?.failureText(for: result) ?? ""
        let tlsFailure = TransportError(.tlsFailed, "TLS failed: \(detail)", stage: stage)
        // An alert; the system's number may be that of an earlier failure to send.
        if isSecure, case .announced = easy?.tlsEnd { return tlsFailure }
        switch freshSystemError {
        case ECONNRESET, EPIPE, ECONNABORTED:
            return TransportError(.reset, "The connection was reset: \(detail)", stage: stage)
        case ETIMEDOUT, EHOSTUNREACH, ENETUNREACH:
            return TransportError(.timedOut, "The peer is not heard any more: \(detail)", stage: busyStage)
        default:
            break
        }
        guard isSecure else {
            return TransportError(.reset, "The connection broke: \(detail)", stage: stage)
        }
        // libcurl from 8.10 on reports the end of TCP without one of TLS as a failure.
        return isAtEnd ? truncation : tlsFailure
    }

    /// The system's error number, if it is not that of an address that failed before.
    private var freshSystemError: Int32? {
        let error = easy?.systemError
        return error == staleSystemError ? nil : error
    }

    private var truncation: TransportError {
        TransportError(.truncated, "TCP ended before TLS did, so that something may be missing", stage: stage)
    }

    /// Whether the kernel holds bytes of the peer.
    var hasUnreadBytes: Bool { peek() > 0 }

    /// The error if the peer has ended or reset its stream, whatever is left to read, or `nil` if it has not.
    var hangup: TransportError? {
        var state = pollfd(fd: socket, events: Self.hangupEvents, revents: 0)
        guard unsafe poll(&state, 1, 0) > 0, state.revents & Self.hangupEvents != 0 else { return nil }
        return TransportError(.dropped, "The peer has ended the connection", stage: stage)
    }

    #if os(Linux)
    // `POLLRDHUP`, which Glibc declares for GNU sources only.
    private static let hangupEvents = Int16(POLLHUP | POLLERR | 0x2000)
    #else
    private static let hangupEvents = Int16(POLLHUP | POLLERR)
    #endif

    /// Whether TCP has ended in order.
    private var isAtEnd: Bool { peek() == 0 }

    /// Looks at the next byte: 1 if there is one, 0 at the end of the stream, and negative otherwise.
    private func peek() -> Int {
        var byte: UInt8 = 0
        return unsafe recv(socket, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
    }
}

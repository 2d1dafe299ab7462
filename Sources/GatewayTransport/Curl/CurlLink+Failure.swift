import CCurl

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// How a connection that was established breaks.
extension CurlLink {
    /// The stage of a failure that what waits to be sent may have to do with.
    private var busyStage: TransportError.Stage? {
        phase == .open && outgoing.count > 0 ? .sending : stage
    }

    /// What is wrong if the peer does not take what is sent in time.
    var sendTimeout: TransportError {
        TransportError(.timedOut, "The peer does not take what is sent", stage: busyStage)
    }

    /// Looks whether the peer has been silent for too long, and says when to look again.
    ///
    /// - Returns: What is wrong, if it has.
    func checkHearing(at now: ContinuousClock.Instant) -> TransportError? {
        hearingCheck = nil
        guard let hearing = SocketOptions.hearing(of: socket) else { return nil }
        let patience = KeepAlive(deadline: configuration.deadlines.peerSilence).patience
        guard hearing.silence < patience || !hearing.isAsked else {
            return TransportError(.timedOut, "The peer is not heard any more", stage: busyStage)
        }
        hearingCheck = now + max(patience - hearing.silence, .milliseconds(100))
        return nil
    }

    /// What is wrong if the stream has ended in order.
    ///
    /// - Parameter message: What was going on.
    /// - Returns: The error to tell.
    func endOfStream(_ message: String) -> TransportError {
        guard url.isSecure, case .unannounced = easy?.tlsEnd else {
            return TransportError(.dropped, message, stage: stage)
        }
        return truncation
    }

    /// What is wrong if libcurl could not receive or send.
    ///
    /// It is decided by numbers, because libcurl's texts change from version to version.
    func failure(_ result: CURLcode) -> TransportError {
        let detail = easy?.failureText(for: result) ?? ""
        let tlsFailure = TransportError(.tlsFailed, "TLS failed: \(detail)", stage: stage)
        // An alert; the system's number may be that of an earlier failure to send.
        if url.isSecure, case .announced = easy?.tlsEnd { return tlsFailure }
        switch freshSystemError {
        case ECONNRESET, EPIPE, ECONNABORTED:
            return TransportError(.reset, "The connection was reset: \(detail)", stage: stage)
        case ETIMEDOUT, EHOSTUNREACH, ENETUNREACH:
            return TransportError(.timedOut, "The peer is not heard any more: \(detail)", stage: busyStage)
        default:
            break
        }
        guard url.isSecure else {
            return TransportError(.reset, "The connection broke: \(detail)", stage: stage)
        }
        // libcurl from 8.10 on reports the end of TCP without one of TLS as a failure.
        return isAtEnd ? truncation : tlsFailure
    }

    /// The system's error number, if it is not one of an address that was tried in vain.
    private var freshSystemError: Int32? {
        let error = easy?.systemError
        return error == staleSystemError ? nil : error
    }

    private var truncation: TransportError {
        TransportError(.truncated, "TCP ended before TLS did, so that something may be missing", stage: stage)
    }

    /// Whether the kernel holds bytes of the peer.
    var hasUnreadBytes: Bool { peek() > 0 }

    /// Whether TCP has ended in order.
    private var isAtEnd: Bool { peek() == 0 }

    /// Looks at the next byte: 1 if there is one, 0 at the end of the stream, and negative otherwise.
    private func peek() -> Int {
        var byte: UInt8 = 0
        return unsafe recv(socket, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
    }
}

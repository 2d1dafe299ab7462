#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The meaning of the system's error numbers.
enum SystemError {
    /// Returns the system's text for an error number.
    static func text(of number: Int32) -> String {
        unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
    }

    /// Returns whether no file descriptor was left, in the process or in the system.
    static func isOutOfDescriptors(_ number: Int32) -> Bool { number == EMFILE || number == ENFILE }
}

extension TransportError {
    /// Creates the error for a call that found no file descriptor.
    ///
    /// - Parameters:
    ///   - failure: The thing that could not be done.
    ///   - stage: How far the connection was.
    /// - Returns: The error, which says what to do.
    static func outOfDescriptors(_ failure: String, stage: Stage?) -> TransportError {
        TransportError(
            .outOfDescriptors,
            "\(failure): no file descriptor is left. Raise the limit of open files (ulimit -n, LimitNOFILE=, fs.file-max)",
            stage: stage
        )
    }
}

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Standard output, written without a buffer, so that a reader gets each line at once.
enum StandardOutput {
    /// Writes bytes.
    ///
    /// - Returns: Whether they were written; if not, the reader has gone.
    @discardableResult
    static func write(_ bytes: [UInt8]) -> Bool {
        Descriptor.writeAll(bytes, to: STDOUT_FILENO)
    }
}

/// Standard error, a line at a time.
enum StandardError {
    static func print(_ line: String) {
        _ = Descriptor.writeAll(Array((line + "\n").utf8), to: STDERR_FILENO)
    }
}

private enum Descriptor {
    static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var remaining = bytes[...]
        while !remaining.isEmpty {
            let count = unsafe remaining.withUnsafeBytes { buffer in
                unsafe write(descriptor, buffer.baseAddress, buffer.count)
            }
            if count > 0 {
                remaining = remaining.dropFirst(count)
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }
}

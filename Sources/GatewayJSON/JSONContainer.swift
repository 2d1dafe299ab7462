internal import CJSONScan

/// Arrays and objects that are passed without being read.
package enum JSONContainer {
    /// The end of the array or object that begins at a position, or `nil` if its structure is broken.
    ///
    /// What stands between strings and brackets is not checked, nor are the escapes in strings.
    ///
    /// - Parameters:
    ///   - position: The index of its opening bracket.
    ///   - bytes: The text.
    ///   - depthLimit: How deep arrays and objects may be nested, the container itself included; at most 512.
    /// - Returns: The index behind its closing bracket, or `nil`.
    package static func end(from position: Int, in bytes: Span<UInt8>, depthLimit: Int) -> Int? {
        // One call for hundreds of bytes, which C reads 64 at a time.
        let length = unsafe bytes.withUnsafeBufferPointer { bytes in
            unsafe json_scan_container(
                bytes.baseAddress.map { unsafe $0 + position },
                bytes.count - position,
                UInt32(clamping: depthLimit)
            )
        }
        return length > 0 ? position + length : nil
    }
}

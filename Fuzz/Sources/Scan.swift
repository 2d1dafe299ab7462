import CJSONScan

/// The scanners of 64 bytes at a time and their twins, byte by byte, find the same, wherever the bytes begin and end.
///
/// The first byte is the depth limit.
func testScan(_ input: [UInt8]) {
    guard let limit = input.first.map(UInt32.init) else { return }
    let text = input.dropFirst()
    // Blocks begin at 64 places, and end anywhere: the shorter texts end within memory that must not be read.
    for offset in 0..<min(65, text.count) { compare(Array(text.dropFirst(offset)), limit: limit) }
    for count in max(0, text.count - 65)..<max(0, text.count) { compare(Array(text.prefix(count)), limit: limit) }
    for bracket in ["[", "{", "[\"", "{\"\\"] { compare(Array(bracket.utf8) + text, limit: limit) }
}

private func compare(_ bytes: [UInt8], limit: UInt32) {
    bytes.withUnsafeBufferPointer { bytes in
        let string = json_skip_string(bytes.baseAddress, bytes.count)
        let sameString = json_skip_string_scalar(bytes.baseAddress, bytes.count)
        require(string == sameString, "a string of \(string) bytes, or \(sameString)")
        require(string >= 0 && string <= bytes.count, "a string of \(string) bytes of \(bytes.count)")
        // What the others take begins with a bracket.
        guard let first = bytes.first, first == UInt8(ascii: "[") || first == UInt8(ascii: "{") else { return }
        let scanned = json_scan_container(bytes.baseAddress, bytes.count, limit)
        let halfScanned = json_scan_container_half(bytes.baseAddress, bytes.count, limit)
        let narrowScanned = json_scan_container_narrow(bytes.baseAddress, bytes.count, limit)
        let sameScanned = json_scan_container_scalar(bytes.baseAddress, bytes.count, limit)
        require(
            scanned == sameScanned && halfScanned == sameScanned && narrowScanned == sameScanned,
            "a container of \(scanned) bytes, \(halfScanned), \(narrowScanned) or \(sameScanned)"
        )
        let skipped = json_skip_container(bytes.baseAddress, bytes.count, limit)
        let sameSkipped = json_skip_container_scalar(bytes.baseAddress, bytes.count, limit)
        require(skipped == sameSkipped, "a container of \(skipped) bytes to skip, or \(sameSkipped)")
        require(skipped <= bytes.count && scanned <= bytes.count, "a container longer than the text")
        require(scanned <= 0 || skipped == scanned, "a container of \(scanned) bytes is skipped as \(skipped)")
    }
}

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The kinds of blocks in PEM text (RFC 7468).
struct PEMText {
    /// The labels of the well-formed blocks, in order.
    let labels: [Substring]
    /// Whether a block is encrypted.
    let isEncrypted: Bool

    /// Reads a text.
    ///
    /// A block counts if its contents are Base64 of a DER sequence of their whole length. Whatever stands outside of
    /// blocks is a comment.
    init(_ bytes: [UInt8]) {
        var labels: [Substring] = []
        var isEncrypted = false
        var label: Substring?
        var digits: [UInt8] = []
        for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
            if let name = Self.name(in: line, after: "-----BEGIN ") {
                label = name
                digits = []
            } else if let name = Self.name(in: line, after: "-----END ") {
                if name == label, isEncrypted || Self.isSequence(digits) { labels.append(name) }
                label = nil
            } else if label != nil {
                if line.contains("ENCRYPTED") { isEncrypted = true }
                digits += line.utf8.filter { $0 > 0x20 }
            }
        }
        self.labels = labels
        self.isEncrypted = isEncrypted || labels.contains("ENCRYPTED PRIVATE KEY")
    }

    /// Whether there is a certificate, in one of the forms that OpenSSL reads.
    var hasCertificate: Bool { labels.contains { $0 == "CERTIFICATE" || $0.hasSuffix(" CERTIFICATE") } }

    /// Whether there is a private key.
    var hasKey: Bool { labels.contains { $0.hasSuffix("PRIVATE KEY") } }

    private static func name(in line: Substring, after mark: String) -> Substring? {
        let line = line.prefix { $0 != "\t" && $0 != "\r" }
        guard line.hasPrefix(mark), let end = line.dropFirst(mark.count).firstRange(of: "-----") else { return nil }
        return line.dropFirst(mark.count)[..<end.lowerBound]
    }

    /// Returns whether Base64 digits are a DER sequence (ITU-T X.690, section 8.1) of their whole length.
    private static func isSequence(_ digits: [UInt8]) -> Bool {
        let padding = digits.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        guard digits.count >= 4, digits.count.isMultiple(of: 4), padding <= 2,
            digits.dropLast(padding).allSatisfy({ Base64.value(of: $0) != nil })
        else { return false }
        let size = digits.count / 4 * 3 - padding
        let bits = digits.prefix(8).map { Base64.value(of: $0) ?? 0 }
        let start = stride(from: 0, to: bits.count - 3, by: 4).flatMap { group in
            let value = bits[group..<(group + 4)].reduce(0) { $0 << 6 | $1 }
            return [value >> 16, value >> 8 & 0xFF, value & 0xFF]
        }
        guard start.count == 6, start[0] == 0x30 else { return false }
        switch start[1] {
        case ..<0x80: return size == 2 + start[1]
        case 0x81: return size == 3 + start[2]
        case 0x82: return size == 4 + (start[2] << 8 | start[3])
        case 0x83: return size == 5 + (start[2] << 16 | start[3] << 8 | start[4])
        default: return false
        }
    }
}

/// A file of certificates or keys.
enum PEMFile {
    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: The path.
    ///   - field: The setting that names the file, for the error message.
    /// - Returns: The contents, or `nil` if it is a pipe or a device, which can be read only once.
    /// - Throws: ``TransportError`` if the file is missing, empty, too large or cannot be read.
    static func read(_ path: String, for field: String) throws(TransportError) -> [UInt8]? {
        let invalid = { (reason: String) in
            TransportError(.invalidConfiguration, "\(field): \(path): \(reason)")
        }
        guard !path.isEmpty, !path.utf8.contains(0) else { throw invalid("not a path") }
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { throw invalid(SystemError.text(of: errno)) }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: throw invalid("is a directory, not a file")
        case S_IFREG: break
        default: return nil
        }
        guard status.st_size > 0 else { throw invalid("the file is empty") }
        guard status.st_size <= maximumSize else { throw invalid("the file exceeds \(maximumSize) bytes") }
        guard let file = unsafe fopen(path, "re") else {
            let error = errno
            guard !SystemError.isOutOfDescriptors(error) else {
                throw .outOfDescriptors("\(field): \(path): cannot be opened", stage: nil)
            }
            throw invalid(SystemError.text(of: error))
        }
        defer { unsafe fclose(file) }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        let count = unsafe fread(&bytes, 1, bytes.count, file)
        guard count > 0 else { throw invalid("cannot be read") }
        return Array(bytes.prefix(count))
    }

    /// A bound on what is read to check a setting; far more than all public authorities take.
    private static let maximumSize = 16 << 20
}

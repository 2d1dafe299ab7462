import CZlib
import GatewayJSON
import GatewayModels
import GatewayProtocol

/// Bytes from hexadecimal digits.
func hex(_ digits: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var high: UInt8?
    for digit in digits.utf8 {
        guard let value = Character(UnicodeScalar(digit)).hexDigitValue.map(UInt8.init) else { continue }
        if let first = high {
            bytes.append(first << 4 | value)
            high = nil
        } else {
            high = value
        }
    }
    return bytes
}

/// Compresses with zlib itself, so that what is tested does not check itself.
func deflated(_ messages: [[UInt8]], level: Int32 = 6, ends: Bool = false) -> [[UInt8]] {
    var stream = unsafe z_stream()
    _ = unsafe czlib_deflate_init(&stream, level, 15, 8)
    defer { unsafe deflateEnd(&stream) }
    return messages.enumerated().map { index, message in
        var message = message
        var output = [UInt8](repeating: 0, count: message.count + message.count / 100 + 64)
        let count = unsafe message.withUnsafeMutableBufferPointer { input in
            unsafe output.withUnsafeMutableBufferPointer { output in
                unsafe stream.next_in = input.baseAddress
                unsafe stream.avail_in = uInt(input.count)
                unsafe stream.next_out = output.baseAddress
                unsafe stream.avail_out = uInt(output.count)
                let isLast = index == messages.count - 1
                _ = unsafe deflate(&stream, ends && isLast ? Z_FINISH : Z_SYNC_FLUSH)
                return unsafe output.count - Int(stream.avail_out)
            }
        }
        return Array(output[..<count])
    }
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }

func at(_ seconds: Double) -> GatewayInstant { GatewayInstant(.seconds(seconds)) }

extension SeededRandom {
    /// Bytes with some of them changed, removed, added, repeated or cut off.
    mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
        var damaged = bytes
        for _ in 0...Int.random(in: 0...3, using: &self) where !damaged.isEmpty {
            let index = Int.random(in: 0..<damaged.count, using: &self)
            switch Int.random(in: 0..<6, using: &self) {
            case 0: damaged[index] = .random(in: .min ... .max, using: &self)
            case 1: damaged[index] ^= 1 << UInt8.random(in: 0..<8, using: &self)
            case 2: damaged.remove(at: index)
            case 3: damaged.insert(.random(in: .min ... .max, using: &self), at: index)
            case 4: damaged.insert(contentsOf: damaged[index...].prefix(20), at: index)
            default: damaged.removeSubrange(index...)
            }
        }
        return damaged
    }
}

extension [UInt8] {
    /// The bytes in pieces of random sizes, some of them empty.
    func cut(using random: inout SeededRandom) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var rest = self[...]
        let largest = [1, 3, 20, count + 1].randomElement(using: &random) ?? 1
        while !rest.isEmpty {
            let piece = rest.prefix(Int.random(in: 0...largest, using: &random))
            pieces.append(piece)
            rest = rest[piece.endIndex...]
        }
        return pieces
    }
}

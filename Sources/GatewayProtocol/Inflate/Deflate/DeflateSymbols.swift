// The loop that nearly all of the time is spent in.

/// Decodes the symbols of a block up to its end or the end of the input (RFC 1951, section 3.2.3).
///
/// While eight bytes of input and room for the longest match are there, nothing needs to be checked before a symbol is
/// taken. The last bytes are tried in the same way with zeros behind them, since the block mostly ends there. If it does
/// not, they are decoded one symbol at a time, each being taken whole or not at all.
func decodeSymbols(
    _ bits: inout DeflateBits,
    window: inout DeflateWindow,
    limit: Int,
    literals: HuffmanTable,
    distances: HuffmanTable,
    memory: DeflateMemory
) -> DeflateDecoder.Stop {
    var triesEnd = true
    while true {
        window.makeRoom()
        if window.reach(limit: limit) > 0 {
            if bits.unread >= 8 {
                let stop = decodeManySymbols(
                    &bits,
                    window: &window,
                    limit: limit,
                    literals: literals,
                    distances: distances
                )
                if let stop { return stop }
                window.makeRoom()
            }
            if triesEnd, bits.unread <= DeflateBits.shortInput {
                triesEnd = false
                let count = window.count
                let isAtEnd = unsafe bits.tryPadded(in: memory.paddedInput) { padded in
                    let stop = decodeManySymbols(
                        &padded,
                        window: &window,
                        limit: limit,
                        literals: literals,
                        distances: distances
                    )
                    return if case .blockEnd = stop { true } else { false }
                }
                if isAtEnd { return .blockEnd }
                window.append(count - window.count)
            }
        }
        let stop = decodeOneSymbol(&bits, window: &window, limit: limit, literals: literals, distances: distances)
        if let stop { return stop }
    }
}

/// Decodes symbols while there is plenty of input and of room.
///
/// - Returns: Why it stopped, or `nil` if input or room become scarce.
@inline(never)
private func decodeManySymbols(
    _ bits: inout DeflateBits,
    window: inout DeflateWindow,
    limit: Int,
    literals: HuffmanTable,
    distances: HuffmanTable
) -> DeflateDecoder.Stop? {
    let literalEntries = unsafe literals.entries
    let literalMask = literals.mask
    let distanceEntries = unsafe distances.entries
    let distanceMask = distances.mask
    let start = unsafe UnsafeRawPointer(window.start)
    let outputStart = unsafe UnsafeMutableRawPointer(window.next)
    let outputEnd = unsafe outputStart + window.reach(limit: limit)
    let inputEnd = unsafe UnsafeRawPointer(bits.end) - 8
    var output = unsafe outputStart
    var input = unsafe UnsafeRawPointer(bits.next)
    var word = bits.word
    var count = UInt64(bits.count)
    var stop: DeflateDecoder.Stop?

    while unsafe input <= inputEnd, unsafe output < outputEnd {
        // At least 56 bits: three literals of the first table (30), or a literal of 15; or two literals and a length (40).
        unsafe word |= UInt64(littleEndian: input.loadUnaligned(as: UInt64.self)) &<< count
        unsafe input += Int((63 &- count) &>> 3)
        count |= 56
        var entry = unsafe literalEntries[Int(word & literalMask)]
        if entry.isLiteral {
            unsafe output.storeBytes(of: entry.byte, as: UInt8.self)
            unsafe output += 1
            word &>>= UInt64(entry.raw & 0xFF)
            count &-= UInt64(entry.raw & 0xFF)
            entry = unsafe literalEntries[Int(word & literalMask)]
            if entry.isLiteral {
                unsafe output.storeBytes(of: entry.byte, as: UInt8.self)
                unsafe output += 1
                word &>>= UInt64(entry.raw & 0xFF)
                count &-= UInt64(entry.raw & 0xFF)
                entry = unsafe literalEntries[Int(word & literalMask)]
                if entry.isLiteral {
                    unsafe output.storeBytes(of: entry.byte, as: UInt8.self)
                    unsafe output += 1
                    word &>>= UInt64(entry.raw & 0xFF)
                    count &-= UInt64(entry.raw & 0xFF)
                    continue
                }
            }
        }
        // Where the length begins, for there may be too little input for its distance.
        var lengthWord = word
        var lengthCount = count
        if entry.isExceptional {
            if entry.isLink {
                lengthWord &>>= UInt64(entry.raw & 0xFF)
                lengthCount &-= UInt64(entry.raw & 0xFF)
                let index = Int(lengthWord & ((1 &<< UInt64(entry.codeBits)) &- 1))
                entry = unsafe literalEntries[entry.value &+ index]
            }
            if entry.isLiteral {
                unsafe output.storeBytes(of: entry.byte, as: UInt8.self)
                unsafe output += 1
                word = lengthWord &>> UInt64(entry.raw & 0xFF)
                count = lengthCount &- UInt64(entry.raw & 0xFF)
                continue
            }
            if entry.isExceptional {
                word = lengthWord &>> UInt64(entry.raw & 0xFF)
                count = lengthCount &- UInt64(entry.raw & 0xFF)
                stop = entry.isEnd ? .blockEnd : .corrupt(.literalSymbol)
                break
            }
        }
        let lengthBits = UInt64(entry.raw & 0xFF)
        let lengthExtra = (lengthWord & ((1 &<< lengthBits) &- 1)) &>> UInt64(entry.codeBits)
        let length = entry.value &+ Int(truncatingIfNeeded: lengthExtra)
        lengthWord &>>= lengthBits
        lengthCount &-= lengthBits
        // A distance takes up to 28 bits.
        if lengthCount < 28 {
            guard unsafe input <= inputEnd else { break }
            unsafe lengthWord |= UInt64(littleEndian: input.loadUnaligned(as: UInt64.self)) &<< lengthCount
            unsafe input += Int((63 &- lengthCount) &>> 3)
            lengthCount |= 56
        }
        var distanceEntry = unsafe distanceEntries[Int(lengthWord & distanceMask)]
        if distanceEntry.isExceptional {
            if distanceEntry.isLink {
                lengthWord &>>= UInt64(distanceEntry.raw & 0xFF)
                lengthCount &-= UInt64(distanceEntry.raw & 0xFF)
                let index = Int(lengthWord & ((1 &<< UInt64(distanceEntry.codeBits)) &- 1))
                distanceEntry = unsafe distanceEntries[distanceEntry.value &+ index]
            }
            if distanceEntry.isExceptional {
                stop = .corrupt(.distanceSymbol)
                break
            }
        }
        let distanceBits = UInt64(distanceEntry.raw & 0xFF)
        let distanceExtra = (lengthWord & ((1 &<< distanceBits) &- 1)) &>> UInt64(distanceEntry.codeBits)
        let distance = distanceEntry.value &+ Int(truncatingIfNeeded: distanceExtra)
        word = lengthWord &>> distanceBits
        count = lengthCount &- distanceBits
        guard unsafe distance <= output - UnsafeMutableRawPointer(mutating: start) else {
            stop = .corrupt(.distanceTooFar)
            break
        }
        unsafe copyMatch(to: output, distance: distance, length: length)
        unsafe output += length
    }
    unsafe bits.resume(word: word, count: Int(count), next: input.assumingMemoryBound(to: UInt8.self))
    unsafe window.append(output - outputStart)
    return stop
}

/// Copies a match, and up to 16 bytes behind it.
@inline(__always)
private func copyMatch(to output: UnsafeMutableRawPointer, distance: Int, length: Int) {
    let end = unsafe output + length
    var output = unsafe output
    if distance >= 16 {
        repeat {
            let piece = unsafe (output - distance).loadUnaligned(as: SIMD16<UInt8>.self)
            unsafe output.storeBytes(of: piece, as: SIMD16<UInt8>.self)
            unsafe output += 16
        } while unsafe output < end
    } else if distance == 1 {
        let piece = unsafe SIMD16<UInt8>(repeating: (output - 1).load(as: UInt8.self))
        repeat {
            unsafe output.storeBytes(of: piece, as: SIMD16<UInt8>.self)
            unsafe output += 16
        } while unsafe output < end
    } else {
        repeat {
            unsafe output.storeBytes(of: (output - distance).load(as: UInt8.self), as: UInt8.self)
            unsafe output += 1
        } while unsafe output < end
    }
}

/// Decodes one literal, match or end of block, if all of its bits have come.
///
/// - Returns: Why it stopped, or `nil` if it has written something.
private func decodeOneSymbol(
    _ bits: inout DeflateBits,
    window: inout DeflateWindow,
    limit: Int,
    literals: HuffmanTable,
    distances: HuffmanTable
) -> DeflateDecoder.Stop? {
    bits.refill()
    var symbol = DeflateSymbol(bits)
    guard let entry = symbol.next(in: literals) else { return .needsInput }
    if entry.isLiteral {
        guard window.payloadCount < limit else { return .tooLarge }
        unsafe window.next.pointee = entry.byte
        window.append(1)
        bits.drop(bits.count &- symbol.count)
        return nil
    }
    guard !entry.isExceptional else {
        bits.drop(bits.count &- symbol.count)
        return entry.isEnd ? .blockEnd : .corrupt(.literalSymbol)
    }
    guard let length = symbol.value(of: entry) else { return .needsInput }
    guard let distanceEntry = symbol.next(in: distances) else { return .needsInput }
    guard !distanceEntry.isExceptional else { return .corrupt(.distanceSymbol) }
    guard let distance = symbol.value(of: distanceEntry) else { return .needsInput }
    guard unsafe distance <= window.next - window.start else { return .corrupt(.distanceTooFar) }
    guard length <= limit - window.payloadCount else { return .tooLarge }
    unsafe copyMatch(to: UnsafeMutableRawPointer(window.next), distance: distance, length: length)
    window.append(length)
    bits.drop(bits.count &- symbol.count)
    return nil
}

/// The bits of one symbol, of which too few may have come.
private struct DeflateSymbol {
    private var word: UInt64
    private(set) var count: Int

    init(_ bits: DeflateBits) {
        word = bits.word
        count = bits.count
    }

    /// Takes a code; of a length or a distance, its extra bits follow.
    ///
    /// The bits that have not come are zero. An entry found with them is right if its code has come.
    mutating func next(in table: HuffmanTable) -> HuffmanEntry? {
        var entry = unsafe table.entries[Int(word & table.mask)]
        if entry.isLink {
            guard entry.bits <= count else { return nil }
            drop(entry.bits)
            entry = unsafe table.entries[entry.value &+ Int(word & ((1 &<< UInt64(entry.codeBits)) &- 1))]
        }
        guard entry.codeBits <= count else { return nil }
        drop(entry.codeBits)
        return entry
    }

    /// Takes the extra bits of a length or distance.
    mutating func value(of entry: HuffmanEntry) -> Int? {
        let extraBits = entry.bits &- entry.codeBits
        guard extraBits <= count else { return nil }
        let extra = Int(word & ((1 &<< UInt64(extraBits)) &- 1))
        drop(extraBits)
        return entry.value &+ extra
    }

    private mutating func drop(_ number: Int) {
        word &>>= UInt64(number)
        count &-= number
    }
}

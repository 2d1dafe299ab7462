/// Decodes raw deflate data that comes in pieces (RFC 1951).
///
/// It stops within a block only where the input ends, and goes on there with the next piece: what it makes of a stream does
/// not depend on how that is cut. It accepts and rejects what zlib does, and as early.
struct DeflateDecoder: ~Copyable {
    /// Why it stopped.
    enum Stop {
        case needsInput
        /// A block has ended that is not the last.
        case blockEnd
        /// The last block has ended.
        case streamEnd
        case tooLarge
        case corrupt(Fault)
    }

    /// A violation of the format.
    enum Fault: String {
        case blockType = "a block has a type that does not exist"
        case storedLength = "a stored block's length does not match its complement"
        case tooManySymbols = "a block has too many symbols"
        case codeLengthCode = "the code of the code lengths is none"
        case repeatedLength = "a code length is repeated that is not there, or too often"
        case endMissing = "a block has no code for its end"
        case literalCode = "the code of literals and lengths is none"
        case distanceCode = "the code of distances is none"
        case literalSymbol = "a code stands for no literal or length"
        case distanceSymbol = "a code stands for no distance"
        case distanceTooFar = "a distance goes back too far"
    }

    /// The part of the format that comes next in the input.
    private enum Stage {
        case blockHeader
        case storedLength
        case stored(Int)
        case codeCounts
        case codeLengthCode
        case codeLengths
        case symbols(isFixed: Bool)
    }

    var window = DeflateWindow()
    private let limit: Int
    private var stage = Stage.blockHeader
    private var isLastBlock = false
    private let alphabet = DeflateAlphabet.shared
    private let memory = DeflateMemory()
    private var header: DeflateBlockHeader
    private var literals: HuffmanTable
    private var distances: HuffmanTable

    /// - Parameter limit: The most bytes that a payload may have.
    init(limit: Int) {
        self.limit = limit
        header = DeflateBlockHeader(memory: memory, alphabet: alphabet)
        literals = unsafe HuffmanTable(.literals, entries: memory.literals)
        distances = unsafe HuffmanTable(.distances, entries: memory.distances)
    }

    /// Decodes up to the end of a block or of the input.
    mutating func decode(_ bits: inout DeflateBits) -> Stop {
        while true {
            switch stage {
            case .blockHeader:
                guard let value = bits.take(3) else { return .needsInput }
                isLastBlock = value & 1 != 0
                // RFC 1951, section 3.2.3.
                switch value >> 1 {
                case 0:
                    bits.align()
                    stage = .storedLength
                case 1:
                    stage = .symbols(isFixed: true)
                case 2:
                    stage = .codeCounts
                default:
                    return .corrupt(.blockType)
                }
            case .storedLength:
                // RFC 1951, section 3.2.4: the length and its complement.
                guard let value = bits.take(32) else { return .needsInput }
                guard value & 0xFFFF == ~(value >> 16) & 0xFFFF else { return .corrupt(.storedLength) }
                stage = .stored(value & 0xFFFF)
            case .stored(let left):
                guard let left = copyStored(left, &bits) else { return .tooLarge }
                stage = .stored(left)
                guard left == 0 else { return .needsInput }
                return endBlock()
            case .codeCounts:
                guard let isSound = header.readCounts(&bits) else { return .needsInput }
                guard isSound else { return .corrupt(.tooManySymbols) }
                stage = .codeLengthCode
            case .codeLengthCode:
                guard let isSound = header.readCodeLengthCode(&bits) else { return .needsInput }
                guard isSound else { return .corrupt(.codeLengthCode) }
                stage = .codeLengths
            case .codeLengths:
                guard let isSound = header.readCodeLengths(&bits) else { return .needsInput }
                guard isSound else { return .corrupt(.repeatedLength) }
                if let fault = header.makeTables(&literals, &distances) { return .corrupt(fault) }
                stage = .symbols(isFixed: false)
            case .symbols(let isFixed):
                let stop = decodeSymbols(
                    &bits,
                    window: &window,
                    limit: limit,
                    literals: isFixed ? alphabet.fixedLiterals : literals,
                    distances: isFixed ? alphabet.fixedDistances : distances,
                    memory: memory
                )
                guard case .blockEnd = stop else { return stop }
                return endBlock()
            }
        }
    }

    private mutating func endBlock() -> Stop {
        stage = .blockHeader
        return isLastBlock ? .streamEnd : .blockEnd
    }

    /// Copies what has come of a stored block.
    ///
    /// - Returns: How many bytes are left to come, or `nil` if the payload would pass its limit.
    private mutating func copyStored(_ left: Int, _ bits: inout DeflateBits) -> Int? {
        var left = left
        while left > 0 {
            window.makeRoom()
            let room = min(left, window.reach(limit: .max))
            let taken = unsafe bits.takeBytes(max(room, min(left, DeflateWindow.margin)), to: window.next)
            window.append(taken)
            guard window.payloadCount <= limit else { return nil }
            guard taken > 0 else { break }
            left -= taken
        }
        return left
    }
}

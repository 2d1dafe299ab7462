/// Bytes that wait to be sent on one connection.
///
/// They pass through a stage whose address never changes: when OpenSSL cannot
/// send at once, libcurl before 8.10 wants the same bytes again at the same
/// address.
@safe
final class SendQueue {
    private static let stageSize = 16 << 10

    /// The bytes that wait behind the stage.
    private var chunks: [[UInt8]] = []
    private var nextChunk = 0
    private var chunkOffset = 0

    private let stage: UnsafeMutableRawBufferPointer
    private var staged = 0..<0

    /// How many bytes wait.
    private(set) var count = 0
    /// How many bytes have been sent.
    private(set) var sent: UInt64 = 0

    init() {
        unsafe stage = .allocate(byteCount: Self.stageSize, alignment: 16)
    }

    deinit {
        unsafe stage.deallocate()
    }

    func append(_ bytes: Span<UInt8>) {
        guard !bytes.isEmpty else { return }
        if count == 0, bytes.count <= Self.stageSize {
            unsafe bytes.withUnsafeBytes { unsafe UnsafeMutableRawBufferPointer(stage).copyMemory(from: $0) }
            staged = 0..<bytes.count
        } else {
            chunks.append(unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) })
        }
        count += bytes.count
    }

    /// Sends until nothing waits, or the socket takes no more.
    ///
    /// - Returns: The outcome: ``CurlEasy/Outcome/done(_:)`` when nothing waits.
    func flush(to easy: CurlEasy) -> CurlEasy.Outcome {
        while true {
            if staged.isEmpty { fill() }
            guard !staged.isEmpty else { return .done(0) }
            let outcome = unsafe easy.send(UnsafeRawBufferPointer(rebasing: stage[staged]))
            guard case .done(let size) = outcome, size > 0 else {
                return outcome == .done(0) ? .wouldBlock : outcome
            }
            staged = (staged.lowerBound + size)..<staged.upperBound
            count -= size
            sent += UInt64(size)
        }
    }

    private func fill() {
        var filled = 0
        while nextChunk < chunks.count, filled < Self.stageSize {
            let rest = chunks[nextChunk][chunkOffset...].prefix(Self.stageSize - filled)
            unsafe UnsafeMutableRawBufferPointer(rebasing: stage[filled...]).copyBytes(from: rest)
            filled += rest.count
            chunkOffset += rest.count
            if chunkOffset == chunks[nextChunk].count {
                chunks[nextChunk] = []
                nextChunk += 1
                chunkOffset = 0
            }
        }
        // A queue that is never empty must not remember all that has passed through it.
        if nextChunk == chunks.count || nextChunk > 1_000 {
            chunks.removeFirst(nextChunk)
            nextChunk = 0
        }
        staged = 0..<filled
    }
}

import GatewayProtocol
import Synchronization

/// The position of the last event that a reader has handled, written by the reader for each event.
///
/// It is one atomic word, 16 bits of the session's number and 48 of the sequence, for a
/// lock for each event would cost more than all the rest of reading it.
final class HandledPosition: Sendable {
    private static let sequenceBits: UInt64 = 48

    private let word = Atomic<UInt64>(0)

    func store(_ position: GatewayEvent.Position) {
        let sequence = UInt64(clamping: position.sequence) & (1 << Self.sequenceBits - 1)
        word.store(
            UInt64(UInt16(truncatingIfNeeded: position.session)) << Self.sequenceBits | sequence,
            ordering: .relaxed
        )
    }

    /// The last position, or `nil` if there is none of this session.
    func load(session: Int) -> GatewayEvent.Position? {
        let word = word.load(ordering: .relaxed)
        guard word != 0, UInt16(truncatingIfNeeded: word >> Self.sequenceBits) == UInt16(truncatingIfNeeded: session)
        else {
            return nil
        }
        return GatewayEvent.Position(session: session, sequence: Int64(word & (1 << Self.sequenceBits - 1)))
    }
}

import Foundation

/// Compares the package's own decoder with zlib over mutations of small streams, as fast as it can.
@main
enum Mutations {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
        guard arguments.count == 2 else { preconditionFailure("usage: mutations NUMBER SEED") }
        let (number, seed) = (arguments[0], arguments[1])
        print("mutations: \(number), seed \(seed)")
        var random = SplitMix64(state: seed)
        let streams = SeedStreams.all(using: &random)
        let differential = InflateDifferential()
        for stream in streams { differential.compare(stream, pieces: [stream[...]]) }
        var mutator = Mutator(streams: streams, random: random)
        var verdicts: [InflateDifferential.Verdict: Int] = [:]
        let start = Date()
        for index in 0..<number {
            let input = mutator.next()
            let isCut = mutator.random.next() & 7 == 0
            let pieces = isCut ? input.halves(using: &mutator.random) : [input[...]]
            verdicts[differential.compare(input, pieces: pieces), default: 0] += 1
            if index & 255 == 0 { compareEngines(input, limit: index & 256 == 0 ? 1 << 24 : 100) }
            if index % 1_000_000 == 999_999 {
                print("mutations: \(index + 1) in \(Int(-start.timeIntervalSinceNow)) s: \(verdicts)")
                fflush(nil)
            }
        }
        print("mutations: \(number) without a difference in \(Int(-start.timeIntervalSinceNow)) s: \(verdicts)")
    }
}

extension [UInt8] {
    fileprivate func halves(using random: inout SplitMix64) -> [ArraySlice<UInt8>] {
        let cut = Int(random.next() % UInt64(count + 1))
        return [self[..<cut], self[cut...]]
    }
}

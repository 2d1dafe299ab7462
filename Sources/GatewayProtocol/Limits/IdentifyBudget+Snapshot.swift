extension IdentifyBudget {
    /// A budget in a form that outlives the process, with its times in milliseconds of Unix time.
    public struct Snapshot: Hashable, Sendable, Codable {
        /// The version of this form.
        ///
        /// A snapshot of another version is not read.
        public static let currentVersion = 1

        let version: Int
        /// When it was taken, in milliseconds of Unix time.
        public let takenAt: Int64
        let maxConcurrency: Int
        let free: [Int: Int64]
        let allFree: Int64?
        let times: [Int64]
        let remaining: Int?
        let resetAt: Int64?
    }

    /// Returns the part that must be kept over a restart.
    ///
    /// - Parameters:
    ///   - now: The time.
    ///   - unixMilliseconds: The same time, in milliseconds of Unix time.
    /// - Returns: A value to store.
    public func snapshot(at now: GatewayInstant, unixMilliseconds: Int64) -> Snapshot {
        func unix(_ instant: GatewayInstant) -> Int64 {
            // Rounded up: the next process must not be early.
            unixMilliseconds &+ Int64(clamping: (instant - now).wholeMilliseconds) &+ 1
        }
        return Snapshot(
            version: Snapshot.currentVersion,
            takenAt: unixMilliseconds,
            maxConcurrency: rules.maxConcurrency,
            free: free.mapValues(unix),
            allFree: allFree.map(unix),
            times: times.map(unix),
            remaining: reported?.remaining,
            resetAt: reported.map { unix($0.until) }
        )
    }

    /// Takes up what another process has left.
    ///
    /// If the wall clock was set back meanwhile, no time counts as passed.
    ///
    /// - Parameters:
    ///   - snapshot: What was stored. One of another version is ignored.
    ///   - rules: The rules of this process.
    ///   - now: The time.
    ///   - unixMilliseconds: The same time, in milliseconds of Unix time.
    public init(_ snapshot: Snapshot, _ rules: Rules = Rules(), at now: GatewayInstant, unixMilliseconds: Int64) {
        guard snapshot.version == Snapshot.currentVersion else {
            self.init(rules)
            return
        }
        let wall = max(unixMilliseconds, snapshot.takenAt)
        func instant(_ unix: Int64) -> GatewayInstant {
            let (difference, overflow) = unix.subtractingReportingOverflow(wall)
            return now + .milliseconds(overflow ? 0 : difference)
        }
        let free = snapshot.free.mapValues(instant)
        let isSameConcurrency = snapshot.maxConcurrency == max(1, rules.maxConcurrency)
        let latest =
            ([snapshot.allFree.map(instant)].compactMap(\.self) + (isSameConcurrency ? [] : Array(free.values))).max()
        var reported: Reported?
        if let remaining = snapshot.remaining, let resetAt = snapshot.resetAt {
            reported = Reported(remaining: min(max(0, remaining), rules.total), until: instant(resetAt))
        }
        self.init(
            rules,
            free: isSameConcurrency ? free : [:],
            allFree: latest,
            times: snapshot.times.map(instant).sorted(),
            reported: reported
        )
    }
}

extension Duration {
    fileprivate var wholeMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds &* 1000 &+ attoseconds / 1_000_000_000_000_000
    }
}

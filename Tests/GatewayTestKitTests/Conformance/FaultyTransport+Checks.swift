extension FaultyTransport.Fault {
    /// The checks of the clauses that the fault breaks.
    ///
    /// A check that cannot get to its own clause without another fails as well.
    var checks: Set<String> {
        switch self {
        case .sendsIntoTheVoid:
            [
                "messages.both-ways-at-once", "opening.no-sending", "opening.refused", "sending.after-abort",
                "sending.after-close", "sending.after-end", "sending.failure-loses-nothing", "sending.queue-full",
                "sending.queue-full-receives",
            ]
        case .timesOutEarly:
            [
                "waiting.timeout"
            ]
        case .changesKinds:
            [
                "messages.both-ways-at-once", "messages.fragments", "messages.kinds", "messages.large",
                "messages.sizes", "receiving.pushes-back", "traffic.counts",
            ]
        case .forgetsTraffic:
            [
                "traffic.counts"
            ]
        case .losesCloseReasons:
            [
                "closing.handshake", "closing.long-reason", "closing.released", "closing.twice",
            ]
        case .ignoresCancellation:
            [
                "cancelling.before-the-wait", "cancelling.each-task", "cancelling.once", "cancelling.wakes",
            ]
        case .reordersMessages:
            [
                "end.after-messages", "messages.both-ways-at-once", "messages.fragments", "messages.order",
                "opening.first-arrival", "receiving.drop-comes-behind", "receiving.end-comes-behind",
                "receiving.holds-back", "sending.failure-loses-nothing", "sending.queue-full-receives",
                "waiting.loses-nothing", "waking.keeps-messages",
            ]
        case .sendsAnyCloseCode:
            [
                "abort.while-closing", "closing.deadline", "closing.drops-messages", "closing.invalid-codes",
                "closing.long-reason", "closing.sends-the-queue", "closing.valid-codes", "executor.drives",
                "sending.after-close",
            ]
        case .neverTimesOut:
            [
                "cancelling.once", "closing.handshake", "closing.not-receiving", "connections.independent",
                "opening.not-receiving", "opening.waits-for-the-peer", "receiving.drop-comes-behind",
                "receiving.end-comes-behind", "receiving.holds-back", "receiving.pushes-back",
                "receiving.sends-go-on", "waiting.looks-first", "waiting.timeout", "waking.coalesces",
                "waking.current", "waking.next",
            ]
        case .alwaysReceives:
            [
                "closing.not-receiving", "connections.independent", "opening.not-receiving",
                "receiving.drop-comes-behind", "receiving.end-comes-behind", "receiving.holds-back",
                "receiving.pushes-back", "waiting.looks-first",
            ]
        case .wakesTwice:
            [
                "cancelling.once", "cancelling.wakes", "waking.coalesces", "waking.current", "waking.keeps-messages",
                "waking.next", "waking.while-opening",
            ]
        case .swallowsWakes:
            [
                "connections.independent", "waking.coalesces", "waking.current", "waking.keeps-messages",
                "waking.next", "waking.not-receiving", "waking.while-opening",
            ]
        case .blursErrors:
            [
                "abort.at-once", "abort.current-wait", "abort.drops-messages", "abort.twice", "abort.while-closing",
                "closing.deadline", "messages.invalid-text", "opening.abort", "opening.close-aborts",
                "opening.invalid-url", "opening.refused", "opening.unreachable",
            ]
        case .forgetsItsEnd:
            [
                "abort.twice", "closing.twice", "end.repeats", "end.repeats-errors", "end.stays",
            ]
        case .neverLetsGo:
            [
                "abort.released", "opening.released",
            ]
        case .losesMessages:
            [
                "end.after-messages", "messages.both-ways-at-once", "messages.fragments", "messages.order",
                "opening.first-arrival", "receiving.drop-comes-behind", "receiving.end-comes-behind",
                "receiving.holds-back", "receiving.pushes-back", "sending.failure-loses-nothing",
                "sending.queue-full-receives", "waiting.loses-nothing", "waking.keeps-messages",
            ]
        }
    }
}

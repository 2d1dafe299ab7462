/// When TCP asks a peer that is silent, and when it gives the peer up.
///
/// TCP counts in whole seconds, and a timer of the kernel may be half a second late. Linux gives up when a
/// question falls due after the user timeout (RFC 5482), however many were asked. So the last
/// question stands a second before the deadline, and the user timeout just before that.
///
/// But Linux begins anew to count when something is sent after it has begun to ask, so the reactor looks as well.
struct KeepAlive {
    /// After how many seconds of silence TCP asks for the first time.
    let idle: Int32
    /// After how many seconds it asks again.
    let interval: Int32
    /// How many questions may stay unanswered.
    let count: Int32
    /// How many milliseconds what was sent may stay unacknowledged.
    let userTimeout: Int32
    /// After how much silence the reactor gives up a peer that was asked.
    let patience: Duration

    /// Spreads the questions over the second half of a time.
    ///
    /// - Parameter deadline: By when a silent peer must have been given up; at least 3 seconds, at most 9 hours.
    init(deadline: Duration) {
        let last = Int32(min(max(deadline.wholeMilliseconds / 1_000, 3), 32_400)) - 1
        count = min(3, last - last / 2)
        interval = (last - last / 2) / count
        idle = last - count * interval
        userTimeout = last * 1_000 - 500
        patience = .seconds(last)
    }
}

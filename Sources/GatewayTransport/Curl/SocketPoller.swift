import CCurl

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The set of sockets to wait for, which the kernel keeps: epoll on Linux, kqueue on Darwin.
///
/// A wait costs as much as there are events, however many sockets are idle. Readiness is reported as long as it lasts
/// (level-triggered), because a short read does not always empty a socket.
///
/// It is not `Sendable`; only its ``Waker`` may be used from other threads.
@safe
final class SocketPoller {
    /// The kinds of readiness to wait for on a socket.
    struct Interest: OptionSet {
        let rawValue: UInt8

        static let read = Interest(rawValue: 1)
        static let write = Interest(rawValue: 2)
        /// The end of the peer's stream, for a socket that is not read.
        static let hangup = Interest(rawValue: 4)
    }

    /// Ends a wait from any thread.
    struct Waker: Sendable {
        fileprivate let descriptor: Int32
    }

    /// The descriptor of the set, which is readable while a socket is ready.
    let descriptor: Int32
    let waker: Waker
    private var count = 0
    #if canImport(Darwin)
    private typealias Event = kevent
    #else
    private typealias Event = epoll_event
    #endif
    private var events = UnsafeMutableBufferPointer<Event>.allocate(capacity: 64)

    // There is no `deinit`: the only owner lives as long as the process.

    private init(descriptor: Int32, waker: Waker) {
        self.descriptor = descriptor
        self.waker = waker
    }

    /// Stops waiting for a socket, or waits for something else than before.
    ///
    /// A socket must be taken out before it is closed, and while nothing is wanted of it: the kernel reports that it
    /// broke even then, again and again.
    ///
    /// - Parameters:
    ///   - socket: The socket.
    ///   - old: The interest that was set before.
    ///   - new: The interest from now on; none takes the socket out.
    ///   - identifier: The identifier in the events of the socket; not 0.
    /// - Throws: ``TransportError`` if the system has no room for another socket. Taking one out does not fail.
    func set(_ socket: Int32, from old: Interest, to new: Interest, identifier: Int) throws(TransportError) {
        guard old != new else { return }
        guard control(socket, from: old, to: new, identifier: identifier) || new.isEmpty else {
            throw .system("The system cannot wait for another socket")
        }
        count += (new.isEmpty ? 0 : 1) - (old.isEmpty ? 0 : 1)
    }

    /// Waits for events.
    ///
    /// - Parameters:
    ///   - timeout: For how many milliseconds at most.
    ///   - ready: Where the identifiers of the sockets with an event are appended.
    func wait(timeout: Int32, ready: inout [Int]) {
        // Room for all, so that one wait reports each that is ready. On Darwin a socket has up to two events.
        if unsafe events.count < 2 * count {
            unsafe events.deallocate()
            unsafe events = .allocate(capacity: 4 * count)
        }
        for index in 0..<max(poll(timeout), 0) {
            let identifier = unsafe Self.identifier(of: events[index])
            if identifier == 0 { clearWaker() } else { ready.append(identifier) }
        }
    }
}

#if canImport(Darwin)
extension SocketPoller {
    convenience init() throws(TransportError) {
        let descriptor = kqueue()
        guard descriptor >= 0 else { throw .noDescriptors }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        self.init(descriptor: descriptor, waker: Waker(descriptor: descriptor))
        guard change([Self.event(0, EVFILT_USER, EV_ADD | EV_CLEAR, 0)]) else { throw .noDescriptors }
    }

    private func control(_ socket: Int32, from old: Interest, to new: Interest, identifier: Int) -> Bool {
        var changes: [kevent] = []
        for (filter, old, new) in [
            (EVFILT_READ, Self.readFlags(old), Self.readFlags(new)),
            (EVFILT_WRITE, old.contains(.write) ? EV_ADD : 0, new.contains(.write) ? EV_ADD : 0),
        ] where old != new {
            // A filter that is added again keeps its flags.
            if old != 0 { changes.append(Self.event(UInt(socket), filter, EV_DELETE, identifier)) }
            if new != 0 { changes.append(Self.event(UInt(socket), filter, new, identifier)) }
        }
        return change(changes)
    }

    /// The flags of the filter for reading, or 0 without one.
    ///
    /// It reports data too where only the end is wanted, but each arrival once.
    private static func readFlags(_ interest: Interest) -> Int32 {
        if interest.contains(.read) { return EV_ADD }
        return interest.contains(.hangup) ? EV_ADD | EV_CLEAR : 0
    }

    private static func event(_ ident: UInt, _ filter: Int32, _ flags: Int32, _ identifier: Int) -> kevent {
        unsafe kevent(
            ident: ident,
            filter: Int16(filter),
            flags: UInt16(flags),
            fflags: 0,
            data: 0,
            udata: UnsafeMutableRawPointer(bitPattern: identifier)
        )
    }

    private func change(_ changes: [kevent]) -> Bool {
        unsafe kevent(descriptor, changes, Int32(changes.count), nil, 0, nil) == 0
    }

    private func poll(_ timeout: Int32) -> Int {
        var limit = timespec(tv_sec: Int(timeout) / 1_000, tv_nsec: Int(timeout) % 1_000 * 1_000_000)
        return Int(unsafe kevent(descriptor, nil, 0, events.baseAddress, Int32(events.count), &limit))
    }

    private static func identifier(of event: kevent) -> Int { unsafe Int(bitPattern: event.udata) }

    /// The event of the waker clears itself.
    private func clearWaker() {}
}

extension SocketPoller.Waker {
    func wake() {
        var event = kevent()
        event.filter = Int16(EVFILT_USER)
        event.fflags = UInt32(NOTE_TRIGGER)
        _ = unsafe kevent(descriptor, &event, 1, nil, 0, nil)
    }
}
#else
extension SocketPoller {
    // `EPOLLIN`, `EPOLLOUT` and `EPOLLRDHUP`, whose types differ between the C libraries.
    private static let readable: UInt32 = 0x001
    private static let writable: UInt32 = 0x004
    private static let peerHangup: UInt32 = 0x2000

    convenience init() throws(TransportError) {
        let descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
        let waker = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
        guard descriptor >= 0, waker >= 0 else { throw .noDescriptors }
        self.init(descriptor: descriptor, waker: Waker(descriptor: waker))
        try set(waker, from: [], to: .read, identifier: 0)
    }

    private func control(_ socket: Int32, from old: Interest, to new: Interest, identifier: Int) -> Bool {
        let operation = new.isEmpty ? EPOLL_CTL_DEL : old.isEmpty ? EPOLL_CTL_ADD : EPOLL_CTL_MOD
        var events: UInt32 = 0
        if new.contains(.read) { events |= Self.readable }
        if new.contains(.write) { events |= Self.writable }
        if new.contains(.hangup) { events |= Self.peerHangup }
        var event = unsafe epoll_event(events: events, data: epoll_data_t(u64: UInt64(identifier)))
        return unsafe epoll_ctl(descriptor, operation, socket, &event) == 0
    }

    private func poll(_ timeout: Int32) -> Int {
        Int(unsafe epoll_wait(descriptor, events.baseAddress, Int32(events.count), timeout))
    }

    private static func identifier(of event: epoll_event) -> Int { unsafe Int(event.data.u64) }

    private func clearWaker() {
        var value: UInt64 = 0
        _ = unsafe read(waker.descriptor, &value, 8)
    }
}

extension SocketPoller.Waker {
    func wake() {
        var value: UInt64 = 1
        _ = unsafe write(descriptor, &value, 8)
    }
}
#endif

extension TransportError {
    fileprivate static var noDescriptors: TransportError { .system("The transport cannot wait for its sockets") }

    /// The error of a system call that has just failed.
    fileprivate static func system(_ message: String) -> TransportError {
        let number = errno
        guard !SystemError.isOutOfDescriptors(number) else { return .outOfDescriptors(message, stage: nil) }
        return TransportError(.invalidConfiguration, "\(message): \(SystemError.text(of: number))")
    }
}

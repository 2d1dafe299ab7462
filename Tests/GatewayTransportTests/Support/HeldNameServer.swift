#if os(Linux)
import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The name server of this process, which holds its answers back.
///
/// It needs namespaces of its own, for the port and for `/etc/resolv.conf`.
final class HeldNameServer {
    private let descriptor: Int32

    init() async throws {
        descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(53).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let descriptor = descriptor
        let bound = unsafe withUnsafePointer(to: address) { address in
            unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe bind(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard bound == 0 else { throw ServerError("port 53 cannot be had: \(errno)") }

        let settings = try TemporaryFile("nameserver 127.0.0.1\noptions timeout:30 attempts:1\n")
        let target = URL(filePath: "/etc/resolv.conf").resolvingSymlinksInPath().path
        let result = try await Command.run(["mount", "--bind", settings.path, target])
        guard result.status == 0 else { throw ServerError(result.output) }
    }

    deinit { _ = close(descriptor) }

    /// Waits until something is asked; the test's time limit is the deadline.
    func waitForQuestion() async {
        var byte: UInt8 = 0
        while unsafe recv(descriptor, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT)) < 0 {
            await Task.yield()
        }
    }

    /// Answers all questions: there is no such name (RFC 1035, section 4.1.1).
    func denyAll() {
        answerAll { message in message[3] = 0x83 }
    }

    /// Answers all questions for addresses of version 4 with 127.0.0.1, and the others with none.
    ///
    /// - Returns: The number of questions.
    @discardableResult
    func acceptAll() -> Int {
        answerAll { message in
            message[3] = 0x80
            // The type of the question stands before its class.
            let isIPv4 = message[message.count - 4] == 0 && message[message.count - 3] == 1
            guard isIPv4 else { return }
            message[7] = 1
            // The name of the question, A, IN, 0 s, 4 bytes (section 4.1.3).
            message += [0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, 127, 0, 0, 1]
        }
    }

    /// Answers all questions that have come.
    ///
    /// - Parameter change: Makes the answer of the question.
    /// - Returns: The number of questions.
    @discardableResult
    private func answerAll(_ change: (inout [UInt8]) -> Void) -> Int {
        var questions = 0
        var message = [UInt8](repeating: 0, count: 512)
        var sender = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        unsafe withUnsafeMutablePointer(to: &sender) { sender in
            unsafe sender.withMemoryRebound(to: sockaddr.self, capacity: 1) { sender in
                while case let count = unsafe recvfrom(
                    descriptor,
                    &message,
                    message.count,
                    Int32(MSG_DONTWAIT),
                    sender,
                    &size
                ), count >= 12 {
                    var answer = Array(message[..<count])
                    answer[2] |= 0x80
                    change(&answer)
                    _ = unsafe sendto(descriptor, answer, answer.count, 0, sender, size)
                    questions += 1
                }
            }
        }
        return questions
    }
}
#endif

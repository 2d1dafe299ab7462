import CCurl

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Name lookups by the C library.
enum SystemLookup {
    /// Looks up a name, and blocks until it is found or not.
    ///
    /// - Parameter question: The name and the family.
    /// - Returns: At least one address, in the order of the system (RFC 6724), or the error.
    static func addresses(of question: NameTable.Question) -> NameTable.Answer {
        var hints = unsafe addrinfo()
        unsafe hints.ai_family =
            switch question.family {
            case .any: AF_UNSPEC
            case .ipv4: AF_INET
            case .ipv6: AF_INET6
            }
        #if canImport(Glibc)
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #else
        unsafe hints.ai_socktype = SOCK_STREAM
        #endif
        var list: UnsafeMutablePointer<addrinfo>?
        errno = 0
        let result = unsafe getaddrinfo(question.host, nil, &hints, &list)
        let systemError = errno
        defer { if unsafe list != nil { unsafe freeaddrinfo(list) } }
        guard result == 0 else {
            let loopback = loopback(for: question)
            return loopback.isEmpty ? .failure(error(result, systemError, question)) : .success(loopback)
        }
        var addresses: [NetworkAddress] = []
        var next = unsafe list
        while let info = unsafe next {
            if let address = unsafe info.pointee.ai_addr.flatMap({ unsafe NetworkAddress($0) }),
                !addresses.contains(address)
            {
                addresses.append(address)
            }
            unsafe next = unsafe info.pointee.ai_next
        }
        return addresses.isEmpty ? .failure(error(EAI_NONAME, 0, question)) : .success(addresses)
    }

    /// The addresses of a name below `localhost`, which the C library need not know (RFC 6761, section 6.3).
    private static func loopback(for question: NameTable.Question) -> [NetworkAddress] {
        guard question.host == "localhost" || question.host.hasSuffix(".localhost") else { return [] }
        return ["127.0.0.1", "::1"].compactMap { NetworkAddress($0) }.filter(question.family.contains)
    }

    private static func error(
        _ result: Int32,
        _ systemError: Int32,
        _ question: NameTable.Question
    ) -> TransportError {
        if SystemError.isOutOfDescriptors(systemError) {
            return .outOfDescriptors("The name \(question.host) cannot be looked up", stage: .nameLookup)
        }
        let message = "The name \(question.host) has no \(question.family.noun)"
        let reason =
            switch result {
            case EAI_NONAME: ""
            case EAI_SYSTEM: ": \(SystemError.text(of: systemError))"
            default: unsafe gai_strerror(result).map { unsafe ": \(String(cString: $0))" } ?? ""
            }
        return TransportError(.nameNotFound, message + reason, stage: .nameLookup)
    }
}

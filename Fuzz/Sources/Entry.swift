import Foundation

/// What `Scripts/fuzz` can be asked for.
enum Target: String, CaseIterable {
    case envelope
    case payload
    case zlibStream = "zlib-stream"
    case inflateDifferential = "inflate-differential"
    case zstdStream = "zstd-stream"
    case jsonReader = "json-reader"
    case jsonScan = "json-scan"
    case upgrade
    case frames

    func test(_ input: [UInt8]) {
        switch self {
        case .envelope: testEnvelope(input)
        case .payload: testPayload(input)
        case .zlibStream: testZlibStream(input)
        case .inflateDifferential: testInflateDifferential(input)
        case .zstdStream: testZstdStream(input)
        case .jsonReader: testReader(input)
        case .jsonScan: testScan(input)
        case .upgrade: testConnection(input, isOpen: false)
        case .frames: testConnection(input, isOpen: true)
        }
    }
}

let target: Target = {
    guard let name = ProcessInfo.processInfo.environment["GATEWAY_FUZZ"], let target = Target(rawValue: name) else {
        preconditionFailure("GATEWAY_FUZZ names none of \(Target.allCases.map(\.rawValue))")
    }
    return target
}()

/// Called by libFuzzer with each input.
///
/// A finding ends the process.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    target.test(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

import GatewayJSON
import GatewayModels

/// The payloads that a gateway sends, with the keys in the order t, s, op, d.
enum Payload {
    static func hello(interval: Duration) -> [UInt8] {
        let milliseconds = Int(interval / .milliseconds(1))
        let trace = #"["[\"gateway-simulated-1\",{\"micros\":0.0}]"]"#
        return control(10, #"{"heartbeat_interval":\#(milliseconds),"_trace":\#(trace)}"#)
    }

    static let helloWithoutInterval = control(10, #"{"_trace":[]}"#)
    static let heartbeatRequest = control(1, "null")
    static let acknowledgement = control(11, "null")
    static let reconnect = control(7, "null")

    static func invalidSession(resumable: Bool) -> [UInt8] { control(9, resumable ? "true" : "false") }

    static func control(_ opcode: Int, _ data: String) -> [UInt8] {
        Array(#"{"t":null,"s":null,"op":\#(opcode),"d":\#(data)}"#.utf8)
    }

    static func dispatch(_ name: EventName, _ data: [UInt8], sequence: Int) -> [UInt8] {
        var payload: [UInt8] = []
        payload.reserveCapacity(data.count + name.rawValue.utf8.count + 48)
        payload += #"{"t":""#.utf8
        payload += name.rawValue.utf8
        payload += #"","s":"#.utf8
        payload += String(sequence).utf8
        payload += #","op":0,"d":"#.utf8
        payload += data
        payload.append(UInt8(ascii: "}"))
        return payload
    }

    /// Builds JSON with a writer.
    static func json(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        write(&writer)
        return writer.bytes
    }
}

import GatewayJSON
import GatewayModels
import GatewayProtocol

/// The envelope's scanner and the parser of whole values must agree about every text, but for what is in arrays and
/// objects: of that the scanner sees only the structure.
func testEnvelope(_ input: [UInt8]) {
    let value = try? JSONValue(parsing: input)
    let message: GatewayMessage
    do {
        message = try GatewayMessage(payload: input)
    } catch {
        let isUnreadable = error.code == .invalidJSON
        require(isUnreadable ? value == nil : true, "the scanner refuses what the parser accepts: \(error)")
        require(error.code == .notAnObject ? value?.object == nil : true, "an object is called none")
        return
    }
    checkSurrounded(input, message)
    guard let value else { return }
    require(value.object != nil, "the scanner accepts what is no object")
    let object = value.object ?? [:]
    require(isEncodable(object), "what was parsed is written otherwise")
    if case .dispatch(let event) = message {
        require(object["op"]?.integer == 0, "a dispatch has another op")
        require(object["t"]?.string == event.name.rawValue, "an event has another name")
        require(object["s"]?.integer == event.sequence, "an event has another sequence")
        require((try? JSONValue(parsing: Array(event.data))) == object["d"], "an event has other data")
    }
}

/// A payload is the same where others precede and follow it.
private func checkSurrounded(_ input: [UInt8], _ message: GatewayMessage) {
    let before = Array(#"{"op":7}"#.utf8)
    let bytes = before + input + Array(#""}]}"#.utf8)
    let surrounded = try? GatewayMessage(payload: bytes, in: before.count..<(before.count + input.count))
    require(surrounded == message, "a payload is another one among others")
    guard case .dispatch(let event)? = surrounded else { return }
    require(event.detached() == event && event.detached().data == event.data, "a detached event is another one")
}

/// Whether an object is the same after being written and parsed again.
private func isEncodable(_ object: JSONObject) -> Bool {
    (try? JSONValue(parsing: object.encoded())) == .object(object)
}

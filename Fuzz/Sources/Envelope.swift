import GatewayJSON
import GatewayModels
import GatewayProtocol

/// The envelope's scanner and the parser of whole values must agree about every text, but for what is in arrays and
/// objects: of that the scanner sees only the structure.
func testEnvelope(_ input: [UInt8]) {
    checkPassedOver(input)
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

/// A machine that speaks for an application that wants no events.
private let uninterested: GatewayMachine? = {
    guard let token = try? Token("fuzz-token"),
        let identification = try? Identification(token: token, intents: .all)
    else { return nil }
    var configuration = GatewayMachine.Configuration(identification: identification)
    configuration.wantedEvents = []
    return GatewayMachine(configuration, seed: 1)
}()

/// A batch passes over a payload if it begins as events do, and is one at which nobody looks, and no other.
private func checkPassedOver(_ input: [UInt8]) {
    guard let uninterested else { return require(false, "there is no machine") }
    guard !input.isEmpty else { return }
    var payloads = PayloadBatch()
    uninterested.prepare(&payloads)
    payloads.append(input.span)
    let isIgnored = nameAtUsualPlace(input).map { $0.isOfficial && !watched.contains($0) } ?? false
    require(payloads[0].isEmpty == isIgnored, "the batch passes over other events than it should")
    require(isIgnored || Array(payloads[0]) == input, "the batch keeps another payload")
}

/// The events that every machine looks at.
private let watched: [EventName] = [.ready, .resumed, .rateLimited]

/// The name of an event that begins `{"t":"NAME","s":1,"op":0,`.
private func nameAtUsualPlace(_ input: [UInt8]) -> EventName? {
    var rest = input[...]
    func take(_ text: StaticString) -> Bool {
        let bytes = Array(text.description.utf8)
        guard rest.starts(with: bytes) else { return false }
        rest = rest.dropFirst(bytes.count)
        return true
    }
    guard take(#"{"t":""#) else { return nil }
    let name = rest.prefix { $0 != UInt8(ascii: "\"") }
    rest = rest.dropFirst(name.count)
    guard take(#"","s":"#) else { return nil }
    let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    rest = rest.dropFirst(digits.count)
    guard 1...18 ~= digits.count, digits.count == 1 || digits.first != UInt8(ascii: "0"), take(#","op":0,"#) else {
        return nil
    }
    return EventName(rawValue: String(decoding: name, as: UTF8.self))
}

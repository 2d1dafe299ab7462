"""The deliberate bugs of Scripts/mutations, and what tries them.

usage: mutations.py FOLDER [--list | WORD...]. FOLDER holds the package that Scripts/unit-package makes.
"""
import glob
import os
import re
import subprocess
import sys
import time

# In seconds; the tests take a few.
TEST_LIMIT = 120
HISTORY_LIMIT = 300

# What the bug is, in which file, and the text that becomes another: each must stand in the file exactly once.
MUTATIONS = [
    ("The window is one payload too wide", "GatewayProtocol/Limits/SlidingWindow.swift",
     "let usable = max(1, limit - max(0, reserve))", "let usable = max(1, limit + 1 - max(0, reserve))"),
    ("No room is kept for heartbeats", "GatewayProtocol/Limits/SendBudget.swift",
     "payloads.earliest(reserve: heartbeatReserve)", "payloads.earliest(reserve: 0)"),
    ("The first heartbeat has no jitter", "GatewayProtocol/Machine/GatewayMachine.swift",
     "jitter: random.fraction(),", "jitter: 1,"),
    ("Traffic is no sign of life", "GatewayProtocol/Machine/Heartbeat.swift",
     "mutating func receivedTraffic() {\n        lifeDue = nil", "mutating func receivedTraffic() {"),
    ("Silence after a beat is not noticed", "GatewayProtocol/Machine/Heartbeat.swift",
     "if lifeDue == nil { lifeDue = now + acknowledgementDeadline }", ""),
    ("A fatal code reconnects", "GatewayProtocol/Machine/CloseCode.swift",
     "case .authenticationFailed, .invalidShard,", "case .invalidShard,"),
    ("A session is resumed after 4007", "GatewayProtocol/Machine/CloseCode.swift",
     ".sessionNoLongerValid, .invalidSequence,\n", ".sessionNoLongerValid,\n"),
    ("A dead resume URL is tried for ever", "GatewayProtocol/Machine/ResumeLadder.swift",
     "var trustsResumeURL: Bool { resumeURLFailures < limits.resumeURLAttempts }", "var trustsResumeURL: Bool { true }"),
    ("The pause after op 9 has no jitter", "GatewayProtocol/Machine/Retry.swift",
     "(longest - shortest) * random.fraction()", "(longest - shortest) * (0 * random.fraction())"),
    ("The backoff has no jitter", "GatewayProtocol/Machine/Backoff.swift",
     "min(ceiling, cap ?? ceiling) * random.fraction()", "min(ceiling, cap ?? ceiling)"),
    ("READY alone resets the backoff of IDENTIFY", "GatewayProtocol/Machine/Retry.swift",
     "if duration >= limits.stableAfter {", "if duration >= .zero {"),
    ("RESUMED has no deadline", "GatewayProtocol/Machine/GatewayMachine.swift",
     "case .resuming: return lose(.timedOut(.resumed), abandoning: .keepingSession, at: now)",
     "case .resuming: timer = nil; return []"),
    ("The sequence counts only where the data is an object", "GatewayProtocol/Machine/GatewayMachine.swift",
     "admit(envelope.sequence, isResumed",
     'admit(envelope.data.map { bytes[$0.lowerBound] } == UInt8(ascii: "{") ? envelope.sequence : nil, isResumed'),
    ("Members that were asked for are passed over", "GatewayProtocol/Machine/GatewayMachine.swift",
     "filter.watched(awaitingMembers: commands.awaitsMembers)", "filter.watched(awaitingMembers: false)"),
    ("Events that are wanted keep those that are not", "GatewayProtocol/Machine/GatewayMachine+Payloads.swift",
     "payloads.passOver(ignoredEvents)", "payloads.passOver(.none)"),
    ("The number of an event that is passed over is lost", "GatewayProtocol/Machine/GatewayMachine.swift",
     "_ = admit(sequence, isResumed: false, at: now)", "_ = admit(nil, isResumed: false, at: now)"),
    ("An event is passed over that the machine looks at", "GatewayProtocol/Inflate/PayloadBatch.swift",
     "let head = UsualHead(in: payload, from: 0), ignored.contains(head.nameIndex)",
     "let head = UsualHead(in: payload, from: 0), ignored.contains(head.nameIndex) || head.nameIndex == 2"),
    ("A payload may be put into a storage that is full", "GatewayProtocol/Inflate/PayloadBatch.swift",
     "storages[index].count + payload.count > Self.storageSize", "storages[index].count > Self.storageSize"),
    ("What comes between two payloads of a message is lost", "GatewayProtocol/Inflate/FlushFinder.swift",
     "return found + 2", "return bytes.count"),
    ("Of a repeated key the first counts", "GatewayProtocol/Messages/GatewayMessage.swift",
     "sequence = member\n", "sequence = sequence ?? member\n",
     "GatewayProtocol/Messages/EnvelopeScanner.swift", "        sequence = readInteger(in: bytes)\n        return sequence != nil",
     "        let number = readInteger(in: bytes)\n        sequence = sequence ?? number\n        return number != nil"),
    ("A presence that waits is not replaced", "GatewayProtocol/Commands/PresenceState.swift",
     "mutating func set(_ presence: Presence) {", "mutating func set(_ presence: Presence) {\n        if isUnsent { return }"),
    ("A payload of 4097 bytes is sent", "GatewayProtocol/Commands/CommandScheduler.swift",
     "limit: limits.outgoingPayloadSize)\n        let waiting", "limit: limits.outgoingPayloadSize + 1)\n        let waiting"),
    ("A command that the transport refuses is lost", "GatewayProtocol/Commands/CommandScheduler.swift",
     "queue.insert(command, holds)", "_ = command"),
    ("A request that the gateway refuses is sent for ever", "GatewayProtocol/Commands/Suspects.swift",
     "guard isRejection else { continue }", "guard isRejection, !struck.contains(id) else { continue }"),
    ("A presence that the gateway refuses is sent for ever", "GatewayProtocol/Commands/PresenceState.swift",
     "if wanted == sent.presence {", "if wanted != sent.presence {"),
    ("Suspects are sent together", "GatewayProtocol/Commands/CommandScheduler.swift",
     "isWithheld: suspects.contains(id), holds", "isWithheld: false, holds"),
    ("A default deadline counts the wait for the rate limit", "GatewayProtocol/Commands/CommandScheduler.swift",
     "deadline: options.deadline.map { .at(now + $0) } ?? .waited(waitingClock.reading(at: now) + defaultWait)",
     "deadline: .at(now + (options.deadline ?? defaultWait))"),
    ("A full output ends inflation", "GatewayProtocol/Inflate/ZlibStream.swift",
     "guard !result.isFull else { continue }", "guard !result.isFull else { return outcome }"),
    ("Inflation has no limit", "GatewayProtocol/Inflate/ZlibStreamInflater.swift",
     "into: &payload.bytes, limit: limit)", "into: &payload.bytes, limit: .max / 2)"),
    ("A payload that is written has no limit", "GatewayProtocol/Inflate/ZlibStreamInflater.swift",
     "into: &payloads, limit: limit)", "into: &payloads, limit: .max / 2)"),
    ("A message may hold any number of payloads", "GatewayProtocol/Inflate/MessageBound.swift",
     "most = Self.overhead + Self.factor * min(limit, .max / 8)", "most = .max"),
    ("A payload that is not complete stays in the batch", "GatewayProtocol/Inflate/PayloadBatch.swift",
     "defer { storages[index].removeSubrange(openStart...) }", ""),
    ("A payload that outgrows its storage takes those before it along", "GatewayProtocol/Inflate/PayloadBatch.swift",
     "guard openStart > 0 else { return storages[index].res", "guard openStart < 0 else { return storages[index].res"),
    ("Room that is not needed stays", "GatewayProtocol/Inflate/PayloadBatch.swift",
     "end + end / 2) { fitStorage(index) }", "64 * end) { fitStorage(index) }"),
    ("Four bytes that look like a flush end a payload", "GatewayProtocol/Inflate/ZlibStreamInflater.swift",
     "case .withinBlock: return false", "case .withinBlock: return isFlushed"),
    ("The inflater's context is kept over connections", "GatewayShard/ShardConnection.swift",
     "self.inflater = inflater", "self.inflater = self.inflater ?? inflater",
     "            inflater = nil\n", ""),
    ("All frames have the same mask key", "GatewayTransport/WebSocket/FrameEncoder.swift",
     "UInt32(truncatingIfNeeded: random.next())", "UInt32(truncatingIfNeeded: random.next() | .max)"),
    ("A text that is no UTF-8 is refused only at its end", "GatewayTransport/WebSocket/FrameDecoder.swift",
     "guard text.accept(piece.span) else { throw .invalidUTF8 }", "_ = text.accept(piece.span)"),
]

# The faults that were found in the field, put back, which random histories must find. Their form is that of MUTATIONS.
FIELD_FAULTS = [
    ("F1: a send that fails ends the connection at once", "GatewayProtocol/Machine/GatewayMachine.swift",
     "case .sendFailed(let id, let failure): sendFailed(id, failure, at: now)",
     "case .sendFailed(let id, let failure):\n            sendFailed(id, failure, at: now)\n"
     "            guard sendFailure != nil else { return [] }\n"
     "            return lose(.connectionLost(failure), abandoning: .keepingSession, at: now)"),
    ("F2: a command counts as sent before the transport takes it", "GatewayShard/Shard.swift",
     "case .sendCommand(let id, let payload): send(payload, of: id, reporting: .sent(id))",
     "case .sendCommand(let id, let payload):\n            handle(.sent(id))\n            send(payload)"),
    ("F3: nothing is read ahead of a full queue", "GatewayProtocol/Machine/GatewayMachine.swift",
     "case .resuming: .ahead", "case .resuming: .none",
     "commands.awaitsGateway || sendFailure != nil ? .ahead : commands.isQueueing ? .waiting : .none", ".none"),
    ("F5: a payload that the gateway refuses is sent for ever", "GatewayProtocol/Commands/Suspects.swift",
     "guard isRejection else { continue }", "guard isRejection, !struck.contains(id) else { continue }",
     "GatewayProtocol/Commands/PresenceState.swift",
     "guard suspect == sent.presence else {", "guard suspect == sent.presence, wanted != sent.presence else {"),
    ("F7: a default deadline counts the wait for the rate limit", "GatewayProtocol/Commands/CommandScheduler.swift",
     "deadline: options.deadline.map { .at(now + $0) } ?? .waited(waitingClock.reading(at: now) + defaultWait)",
     "deadline: .at(now + (options.deadline ?? defaultWait))"),
    ("F8: a resume does not calm the backoff", "GatewayProtocol/Machine/Retry.swift",
     "if duration >= limits.briefSession { reconnect.reset() }", "",
     "let cap = isResuming ? limits.resumeBackoffCap : limits.reconnectBackoffCap", "let cap = limits.reconnectBackoffCap"),
    ("P1: a live event whose number does not grow is dropped", "GatewayProtocol/Machine/GatewayMachine.swift",
     "            if admission == .unordered, sequence != nil, state == .ready { statistics.sequenceAnomalies += 1 }\n",
     "            if admission == .unordered, sequence != nil, state == .ready { return .repeated }\n"),
]

# How many histories play on a field fault.
HISTORY_COUNT = 5000


def edits(mutation):
    """The edits of a mutation: of each the file, the text and what it becomes."""
    file, rest = mutation[1], list(mutation[2:])
    while rest:
        if rest[0].endswith(".swift"):
            file = rest.pop(0)
        yield "Sources/" + file, rest.pop(0), rest.pop(0)


def run(*command, limit=None):
    """Runs a command; gives its status (None after the limit, in seconds) and what it printed."""
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
        env={**os.environ, "NO_COLOR": "1"})
    try:
        output, _ = process.communicate(timeout=limit)
        return process.returncode, output
    except subprocess.TimeoutExpired:
        process.kill()
        return None, process.communicate()[0]


def test(folder):
    """Builds and runs the unit tests; gives the names of those that fail, or what else went wrong."""
    status, output = run("swift", "build", "--build-tests", "--package-path", folder)
    if status != 0:
        return None, "\n".join(line for line in output.splitlines() if "error" in line) or output
    # Not by `swift test`, which would leave the program running when it is stopped.
    program, = glob.glob(os.path.join(folder, ".build/debug/*.xctest"))
    status, output = run(program, "--testing-library", "swift-testing", limit=TEST_LIMIT)
    failed = list(dict.fromkeys(re.findall(r'^. Test "(.+?)" recorded an issue', output, re.MULTILINE)))
    if status is None:
        failed.append(f"the tests take longer than {TEST_LIMIT} s")
    elif status != 0 and not failed:
        failed.append("the tests do not come to their end")
    return failed, output


def play(folder):
    """Builds gateway-histories for release and plays histories; gives the rules that break, or what else went wrong."""
    build = ("swift", "build", "--configuration", "release", "--product", "gateway-histories", "--package-path", folder)
    status, output = run(*build)
    if status != 0:
        return None, "\n".join(line for line in output.splitlines() if "error" in line) or output
    program = os.path.join(folder, ".build/release/gateway-histories")
    status, output = run(program, str(HISTORY_COUNT), "--jobs", str(os.cpu_count()), "--all", limit=HISTORY_LIMIT)
    broken = re.findall(r"^(\d+ break \w+)", output, re.MULTILINE)
    if status is None:
        broken.append(f"the histories take longer than {HISTORY_LIMIT} s")
    elif status != 0 and not broken:
        broken.append("the histories do not come to their end")
    return broken, output


def attempt(folder, mutation, test):
    """Tries one bug with the unit tests or the histories; gives whether it is caught, and by what."""
    originals = {}
    try:
        for file, before, after in edits(mutation):
            path = os.path.join(folder, file)
            with open(path) as source:
                text = source.read()
            originals.setdefault(path, (text, os.stat(path)))
            if text.count(before) != 1:
                return False, f"NO LONGER FITS {file}"
            with open(path, "w") as source:
                source.write(text.replace(before, after))
        failed, output = test(folder)
        if failed is None:
            return False, "DOES NOT COMPILE: " + output
        if not failed:
            return False, "SURVIVES"
        return True, f"caught by: {failed[0]}" + (f" (and {len(failed) - 1} more)" if len(failed) > 1 else "")
    finally:
        for path, (text, _) in originals.items():
            with open(path, "w") as source:
                source.write(text)


def main():
    folder, words = sys.argv[1], [word.lower() for word in sys.argv[2:]]
    misses = count = 0
    for mutations, check in ((MUTATIONS, test), (FIELD_FAULTS, play)):
        chosen = [m for m in mutations if words in ([], ["--list"]) or any(word in m[0].lower() for word in words)]
        if words == ["--list"]:
            print("\n".join(mutation[0] for mutation in chosen))
        if not chosen or words == ["--list"]:
            continue
        failed, output = check(folder)
        if failed != []:
            print(f"mutations: the unmutated sources fail: {failed}\n{output[-2000:]}", file=sys.stderr)
            return 1
        for mutation in chosen:
            start = time.monotonic()
            is_caught, text = attempt(folder, mutation, check)
            count += 1
            misses += not is_caught
            print(f"{mutation[0]}: {text} [{time.monotonic() - start:.0f} s]", flush=True)
    if words == ["--list"]:
        return 0
    print(f"mutations: {count - misses} of {count} caught")
    return 1 if misses or not count else 0


sys.exit(main())

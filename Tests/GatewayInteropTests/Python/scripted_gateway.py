"""Plays gateways that do what no well-behaved one does.

usage: scripted_gateway.py SCENARIO OPTIONS [CERTIFICATE_FILE KEY_FILE]

OPTIONS is a JSON object. Prints its port, the URL of another port if the options name one, then one line for each step that the test waits for, and at the end what it
saw, as one JSON line. The client's voice state (opcode 4) is the signal to go on.
"""

import json
import sys
import time

from scripted_peer import Listener, close, frame, text

SCENARIO, OPTIONS, FILES = sys.argv[1], json.loads(sys.argv[2]), sys.argv[3:]
main = Listener(*FILES)
other = Listener(*(FILES if OPTIONS["other"]["tls"] else [])) if "other" in OPTIONS else None


def hello(interval=OPTIONS.get("interval", 41250)):
    return text({"op": 10, "d": {"heartbeat_interval": interval}})


def event(sequence, name, data):
    return text({"op": 0, "t": name, "s": sequence, "d": data})


def events(first, count, size=0):
    """Numbered events, named after their numbers."""
    return [event(number, f"E_{number}", {"x": "y" * size}) for number in range(first, first + count)]


def ready(url=None, sequence=1):
    data = {"v": 10, "user": {"id": "42"}, "session_id": "by-hand", "resume_gateway_url": url or main.url()}
    return event(sequence, "READY", data)


def begin(**of_ready):
    """A connection whose client has a new session."""
    connection = main.accept()
    connection.write(hello())
    connection.expect(2)
    connection.write(ready(**of_ready))
    return connection


def reconnected(listener=main):
    """The next connection, and the payload with which it begins."""
    connection = listener.accept()
    connection.write(hello())
    return connection, connection.expect(2, 6)


def step(name):
    print(name, flush=True)


def last_words():
    """Events, a request for a heartbeat and a close in one piece; then a reset, so that nothing can be sent any more."""
    connection = begin()
    before, after = OPTIONS["before"], OPTIONS["after"]
    connection.write(*events(2, before))
    connection.expect(4)
    connection.write(*events(2 + before, after), text({"op": 1}), close(OPTIONS["code"], "the last words"))
    connection.reset()
    step("gone")
    if not OPTIONS["returns"]:
        return {}
    connection, payload = reconnected()
    connection.write(ready(), event(2, "AFTER", {}))
    connection.wait_for_end()
    return {"next": payload["op"]}


def refused_greeting():
    """The second connection gets HELLO and a fatal close in one piece."""
    connection = begin()
    connection.expect(4)
    connection.reset()
    connection = main.accept()
    connection.write(hello(), close(OPTIONS["code"], "no"))
    connection.reset()
    return {}


def members():
    """The chunks of an answer, each behind many events."""
    connection = begin()
    request = connection.expect(8)["d"]
    sequence = 2
    for index in range(OPTIONS["chunks"]):
        chunk = {"guild_id": request["guild_id"], "members": [{"user": {"id": str(index + 1)}}]}
        chunk |= {"chunk_index": index, "chunk_count": OPTIONS["chunks"], "nonce": request["nonce"]}
        connection.write(
            *events(sequence, OPTIONS["events"]),
            event(sequence + OPTIONS["events"], "GUILD_MEMBERS_CHUNK", chunk),
        )
        sequence += OPTIONS["events"] + 1
    connection.wait_for_end()
    return {"sequence": sequence - 1}


def command_after_reset():
    """More events than are read, and a reset behind them; a command must come on the connection that resumes."""
    connection = begin()
    connection.write(*events(2, OPTIONS["events"]))
    connection.reset()
    step("gone")
    connection, payload = reconnected()
    connection.write(event(2 + OPTIONS["events"], "RESUMED", {}))
    command = connection.expect(4)["d"]
    connection.wait_for_end()
    return {"next": payload["op"], "command": command}


def numbers():
    """Events with the numbers of the options; the session is resumed once."""
    first, *rest = OPTIONS["numbers"]
    connection = begin(sequence=first)
    connection.write(*(event(number, f"E_{index}", {}) for index, number in enumerate(rest)))
    connection.expect(4)
    connection.reset()
    connection, payload = reconnected()
    connection.write(event(payload["d"]["seq"] + 1, "RESUMED", {}), event(payload["d"]["seq"] + 2, "AFTER", {}))
    connection.wait_for_end()
    return {"resume": payload["d"]["seq"]}


def losses():
    """Loses a session that was live for two heartbeats in each of many ways, and measures how soon it is back."""
    connection, times = begin(), []
    for way in OPTIONS["ways"]:
        for _ in range(3):
            connection.expect(1)
        if way == "reset" or way == "reset, then op 9":
            connection.reset()
        elif way == "op 7":
            connection.write(text({"op": 7, "d": None}))
        elif way == "bad JSON":
            connection.write(frame(1, b"{"))
        else:
            connection.write(close(int(way)))
        start = time.monotonic()
        connection, payload = reconnected()
        if way == "reset, then op 9":
            connection.write(text({"op": 9, "d": False}))
            connection, payload = reconnected()
        times.append({"way": way, "op": payload["op"], "seconds": time.monotonic() - start})
        connection.write(ready() if payload["op"] == 2 else event(2, "RESUMED", {}))
    connection.write(event(3, "OVER", {}))
    connection.wait_for_end()
    return {"times": times}


def redirect():
    """Names another address to resume at, loses the connection, and sees where the client comes back."""
    connection = begin(url=other.url(OPTIONS["other"]["host"]))
    connection.expect(4)
    connection.reset()
    place = other if OPTIONS["follows"] else main
    connection, payload = reconnected(place)
    connection.write(event(2, "RESUMED", {}))
    connection.wait_for_end()
    return {"next": payload["op"], "other_is_untouched": other.is_untouched(), "main_is_untouched": main.is_untouched()}


def stored_session():
    """The client begins with a session that names another address."""
    connection, payload = reconnected()
    connection.write(event(payload["d"]["seq"] + 1, "RESUMED", {}))
    connection.wait_for_end()
    return {"next": payload["op"], "other_is_untouched": other.is_untouched()}


def close_reason():
    """Closes with control characters and the client's own token in the reason, before READY."""
    connection = main.accept()
    connection.write(hello())
    token = connection.expect(2)["d"]["token"]
    connection.write(close(OPTIONS["code"], f"bad\x1b[2J\r\ntoken {token} \u202e" + "x" * 40))
    connection.reset()
    if not OPTIONS["returns"]:
        return {}
    connection, _ = reconnected()
    connection.write(ready())
    connection.wait_for_end()
    return {}


def patience():
    """Beats, a reset, a resume, a dial that is never answered, a HELLO that never comes, and a fatal close."""
    connection = begin()
    for _ in range(3):
        connection.expect(1)
    connection.reset()
    connection, payload = reconnected()
    connection.write(event(2, "RESUMED", {}))
    for _ in range(3):
        connection.expect(1)
    connection.reset()
    silent = main.accept_silently()
    mute = main.accept()
    connection, last = reconnected()
    connection.write(close(4014))
    silent.close()
    return {"next": payload["op"], "last": last["op"], "left": mute.next() is None}


step(main.port)
if other:
    step(other.url(OPTIONS["other"]["host"]))
print(json.dumps(globals()[SCENARIO]()))

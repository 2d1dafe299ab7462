"""WebSocket connections that a script serves one step at a time, written for these tests with the standard library alone.

Every call blocks, with a deadline, so that a script reads from top to bottom.
"""

import base64
import fcntl
import hashlib
import json
import select
import socket
import ssl
import struct
import termios
import time

DEADLINE = 20
OPEN_HANDSHAKE_KEY = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class Failure(Exception):
    """The client did what the script does not expect."""


class Listener:
    """A port on loopback, with TLS if there is a certificate."""

    def __init__(self, certificate=None, key=None):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.socket.settimeout(DEADLINE)
        self.port = self.socket.getsockname()[1]
        self.context = None
        if certificate:
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.context.load_cert_chain(certificate, key)

    def url(self, host="localhost", scheme=None):
        return f"{scheme or ('wss' if self.context else 'ws')}://{host}:{self.port}"

    def accept_silently(self):
        """Accepts a TCP connection and does nothing with it."""
        return self.socket.accept()[0]

    def accept(self):
        """Accepts a connection as far as the end of the upgrade."""
        peer = self.accept_silently()
        peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        peer.settimeout(DEADLINE)
        if self.context:
            peer = self.context.wrap_socket(peer, server_side=True)
        return Connection(peer)

    def is_untouched(self):
        """Whether no client has connected since the last accept."""
        return not select.select([self.socket], [], [], 0)[0]


def frame(opcode, payload):
    """A whole message, unmasked as servers send it."""
    count = len(payload)
    if count < 126:
        head = struct.pack(">BB", 0x80 | opcode, count)
    elif count < 1 << 16:
        head = struct.pack(">BBH", 0x80 | opcode, 126, count)
    else:
        head = struct.pack(">BBQ", 0x80 | opcode, 127, count)
    return head + payload


def text(payload):
    return frame(1, json.dumps(payload).encode())


def close(code, reason=""):
    return frame(8, struct.pack(">H", code) + reason.encode())


class Connection:
    def __init__(self, peer):
        self.socket = peer
        self.buffer = b""
        self.received = []
        self.close_code = None
        self._upgrade()

    def _fill(self):
        """Reads some bytes; returns whether there were any."""
        try:
            data = self.socket.recv(1 << 16)
        except (ConnectionError, ssl.SSLEOFError, ssl.SSLZeroReturnError):
            data = b""
        self.buffer += data
        return bool(data)

    def _take(self, count):
        while len(self.buffer) < count:
            if not self._fill():
                return None
        taken, self.buffer = self.buffer[:count], self.buffer[count:]
        return taken

    def _upgrade(self):
        while b"\r\n\r\n" not in self.buffer:
            if not self._fill():
                raise Failure("the client left before its upgrade")
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        lines = head.split(b"\r\n")
        self.path = lines[0].split(b" ")[1].decode()
        fields = {name.lower(): value.strip() for name, value in (line.split(b":", 1) for line in lines[1:])}
        digest = hashlib.sha1(fields[b"sec-websocket-key"] + OPEN_HANDSHAKE_KEY).digest()
        self.socket.sendall(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + base64.b64encode(digest) + b"\r\n\r\n"
        )

    def write(self, *frames):
        """Sends frames in one piece."""
        self.socket.sendall(b"".join(frames))

    def next(self):
        """The next payload, or None at the end of the connection."""
        while head := self._take(2):
            opcode, count = head[0] & 0x0F, head[1] & 0x7F
            if not head[1] & 0x80:
                raise Failure("the client did not mask a frame")
            if count >= 126:
                count = int.from_bytes(self._take(2 if count == 126 else 8), "big")
            mask, payload = self._take(4), self._take(count)
            payload = bytes(byte ^ mask[index % 4] for index, byte in enumerate(payload))
            if opcode == 8:
                self.close_code = int.from_bytes(payload[:2], "big")
                self.write(frame(8, payload))
                return None
            if opcode == 9:
                self.write(frame(10, payload))
            elif opcode == 1:
                self.received.append(json.loads(payload))
                return self.received[-1]
        return None

    def expect(self, *opcodes):
        """Waits for a payload with one of these opcodes; heartbeats are acknowledged, presences passed over."""
        while (payload := self.next()) is not None:
            if payload["op"] == 1:
                self.write(text({"op": 11}))
            if payload["op"] in opcodes:
                return payload
            if payload["op"] not in (1, 3):
                raise Failure(f"a payload with opcode {payload['op']} instead of {opcodes}")
        raise Failure(f"the client left before a payload with one of the opcodes {opcodes}")

    def wait_for_end(self):
        """Serves heartbeats until the client has left."""
        while (payload := self.next()) is not None:
            if payload["op"] == 1:
                self.write(text({"op": 11}))

    def reset(self):
        """Ends the connection with a TCP reset, once the client's system has all that was sent."""
        limit = time.monotonic() + DEADLINE
        while fcntl.ioctl(self.socket.fileno(), termios.TIOCOUTQ, b"\0" * 4) != b"\0" * 4:
            if time.monotonic() > limit:
                raise Failure("the client's system does not take what was sent")
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()

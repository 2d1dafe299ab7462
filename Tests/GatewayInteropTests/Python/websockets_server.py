"""Plays a small gateway through the websockets library, over TLS and with zlib-stream.

usage: websockets_server.py CERTIFICATE_FILE KEY_FILE

Prints its port, serves two connections, and prints what it saw as one JSON line.
The first connection identifies, gets events and is asked to reconnect; the second
resumes, gets what it missed, and is closed by the client.
"""

import asyncio
import json
import ssl
import sys
import zlib

from websockets.asyncio.server import serve
from websockets.exceptions import ConnectionClosed

context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[1], sys.argv[2])
report = {"paths": [], "received": [], "closes": [], "user_agents": []}
done = asyncio.Event()


class Stream:
    """One zlib stream for each connection, flushed after each payload."""

    def __init__(self, socket):
        self.socket = socket
        self.deflate = zlib.compressobj()

    async def send(self, payload):
        text = json.dumps(payload, ensure_ascii=False).encode()
        await self.socket.send(self.deflate.compress(text) + self.deflate.flush(zlib.Z_SYNC_FLUSH))

    async def event(self, sequence, name, data):
        # Other spellings than Discord's: the data first, spaces between, no order to rely on.
        await self.send({"d": data, "op": 0, "s": sequence, "t": name})


async def gateway(socket):
    report["paths"].append(socket.request.path)
    report["user_agents"].append(socket.request.headers.get("User-Agent", ""))
    stream = Stream(socket)
    await stream.send({"op": 10, "d": {"heartbeat_interval": 1500}})
    try:
        async for text in socket:
            assert isinstance(text, str), "JSON goes out in text frames"
            payload = json.loads(text)
            report["received"].append(payload)
            if payload["op"] == 1:
                await stream.send({"op": 11})
            elif payload["op"] == 2:
                ready = {
                    "v": 10,
                    "user": {"id": "42", "username": "bot"},
                    "session_id": "by-hand",
                    "resume_gateway_url": f"wss://localhost:{port}",
                }
                await stream.event(1, "READY", ready)
                await stream.event(2, "MESSAGE_CREATE", {"content": "grüße 👋", "id": "7"})
                await stream.event(3, "GUILD_CREATE", {"id": "8", "members": ["x" * 100] * 5000})
                # The beats must come before the reconnect, so that their ACKs are seen too.
                while sum(p["op"] == 1 for p in report["received"]) < 2:
                    beat = json.loads(await socket.recv())
                    report["received"].append(beat)
                    await stream.send({"op": 11})
                await stream.send({"op": 7, "d": None})
            elif payload["op"] == 6:
                await stream.event(4, "TYPING_START", {"missed": True})
                await stream.event(5, "RESUMED", {})
                await stream.event(6, "SOMETHING_NEW", [1, 2, 3])
    except ConnectionClosed:
        pass
    await socket.wait_closed()
    report["closes"].append(socket.close_code)
    if len(report["closes"]) == 2:
        done.set()


async def main():
    global port
    async with serve(gateway, "127.0.0.1", 0, ssl=context, compression=None) as server:
        port = server.sockets[0].getsockname()[1]
        print(port, flush=True)
        await asyncio.wait_for(done.wait(), 50)
    print(json.dumps(report))


asyncio.run(main())

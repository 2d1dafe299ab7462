"""Talks to a simulated gateway through the websockets library, and prints what it saw as one JSON line.

usage: websockets_client.py GATEWAY_URL TOKEN EVENTS [CA_FILE]

It asks for zlib-stream, sends its Identify in fragments with a ping between them,
and inflates EVENTS dispatch events. Then it closes with 1000.
"""

import asyncio
import json
import ssl
import sys
import zlib

from websockets.asyncio.client import connect

URL, TOKEN, EVENTS = sys.argv[1], sys.argv[2], int(sys.argv[3])
TLS = ssl.create_default_context(cafile=sys.argv[4]) if len(sys.argv) > 4 else None


async def main() -> dict:
    inflate = zlib.decompressobj()
    url = URL + "/?v=10&encoding=json&compress=zlib-stream"
    async with connect(url, ssl=TLS, compression=None, max_size=None) as socket:

        async def receive() -> dict:
            message = await asyncio.wait_for(socket.recv(), 60)
            assert message.endswith(b"\x00\x00\xff\xff")
            return json.loads(inflate.decompress(message))

        hello = await receive()
        properties = {"os": "linux", "browser": "websockets", "device": "websockets"}
        identify = json.dumps({"op": 2, "d": {"token": TOKEN, "intents": 53608447, "properties": properties}})

        async def fragments():
            for start in range(0, len(identify), 20):
                yield identify[start : start + 20]

        await socket.send(fragments())
        await asyncio.wait_for(await socket.ping(), 60)
        events = [await receive() for _ in range(EVENTS)]
        await socket.close(1000)
    return {
        "hello": hello["op"],
        "interval": hello["d"]["heartbeat_interval"],
        "names": sorted({event["t"] for event in events}),
        "sequences": [event["s"] for event in events],
        "keys": sorted({",".join(event) for event in events}),
        "closed": socket.close_code,
    }


print(json.dumps(asyncio.run(main())))

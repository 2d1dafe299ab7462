"""Receives once what `gateway-benchmarks serve` plays, with a client of others.

Usage: peer.py CLIENT PORT EVENTS
Prints the number of events that came (READY included) and the CPU seconds of this process.
"""

import asyncio
import json
import sys
import time
import types


async def hikari(port: int, count: int, loads) -> int:
    """hikari's shard alone: every event as a dictionary, no models, no cache."""
    from hikari import intents
    from hikari.api.shard import GatewayCompression
    from hikari.impl import config
    from hikari.impl.shard import GatewayShardImpl

    done = asyncio.Event()
    received = 0

    def consume(name, shard, data):
        nonlocal received
        received += 1
        if received == count:
            done.set()

    async def dispatch(event, **options):
        pass

    nothing = types.SimpleNamespace(
        deserialize_connected_event=lambda shard: None,
        deserialize_disconnected_event=lambda shard: None,
    )
    shard = GatewayShardImpl(
        compression=GatewayCompression.TRANSPORT_ZLIB_STREAM,
        loads=loads,
        intents=intents.Intents.ALL,
        http_settings=config.HTTPSettings(),
        proxy_settings=config.ProxySettings(),
        event_manager=types.SimpleNamespace(consume_raw_event=consume, dispatch=dispatch),
        event_factory=nothing,
        token="benchmark-token",
        url=f"ws://127.0.0.1:{port}",
    )
    await shard.start()
    await done.wait()
    return received


async def discord_py(port: int, count: int, loads) -> int:
    """discord.py's DiscordWebSocket alone: every event as a dictionary, no models, no cache."""
    import aiohttp
    import yarl
    from discord import utils
    from discord.gateway import DiscordClientWebSocketResponse, DiscordWebSocket

    utils._from_json = loads
    received = 0

    def dispatch(name, *arguments):
        nonlocal received
        if name == "socket_event_type":
            received += 1

    async def call_hooks(*arguments, **options):
        pass

    async with aiohttp.ClientSession(ws_response_class=DiscordClientWebSocketResponse) as session:

        async def connect(url):
            return await session.ws_connect(url, max_msg_size=0, autoclose=False, compress=0)

        state = types.SimpleNamespace(
            parsers={}, call_hooks=call_hooks, shard_count=1, heartbeat_timeout=60.0, _activity=None, _status=None,
            _intents=None, _update_references=lambda ws: None,
        )
        client = types.SimpleNamespace(
            http=types.SimpleNamespace(ws_connect=connect, token="benchmark-token"), _connection=state,
            dispatch=dispatch, loop=asyncio.get_running_loop(), _enable_debug_events=False,
        )
        ws = await DiscordWebSocket.from_client(client, gateway=yarl.URL(f"ws://127.0.0.1:{port}"), shard_id=0)
        while received < count:
            await ws.poll_event()
        ws._keep_alive.stop()
        return received


async def main() -> None:
    name, port, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) + 1
    library, _, decoder = name.partition("-")
    if decoder == "orjson":
        import orjson

        loads = orjson.loads
    else:
        loads = json.loads
    receive = {"hikari": hikari, "discord.py": discord_py}[library]
    start = time.process_time()
    received = await receive(port, count, loads)
    print(received, time.process_time() - start, flush=True)


asyncio.run(asyncio.wait_for(main(), 120))

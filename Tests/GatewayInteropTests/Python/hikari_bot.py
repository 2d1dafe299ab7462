"""Runs hikari against a simulated gateway until it has resumed, and prints what it saw as one JSON line.

usage: hikari_bot.py BASE_URL TOKEN EVENTS [CA_FILE]

It becomes ready, receives EVENTS dispatch events, has the simulator ask for a
reconnect, resumes, and receives as many events again.
"""

import asyncio
import json
import logging
import ssl
import sys

import aiohttp
import hikari

BASE_URL, TOKEN, EVENTS = sys.argv[1], sys.argv[2], int(sys.argv[3])
TLS = ssl.create_default_context(cafile=sys.argv[4]) if len(sys.argv) > 4 else True


class Complaints(logging.Handler):
    """Collects what the library logs as an error, such as an event that it could not parse."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if record.exc_info:
            text += f": {record.exc_info[1]!r}"
        self.texts.append(text)


async def main() -> dict:
    complaints = Complaints()
    logging.getLogger("hikari").addHandler(complaints)
    bot = hikari.GatewayBot(
        TOKEN,
        rest_url=BASE_URL + "/api/v10",
        intents=hikari.Intents.ALL,
        http_settings=hikari.impl.HTTPSettings(ssl=TLS),
        banner=None,
        logs=None,
        # Nothing of this is to be looked up or kept: only what comes over the wire counts.
        cache_settings=hikari.impl.CacheSettings(components=hikari.impl.CacheComponents.NONE),
    )
    ready, resumed, first, second = (asyncio.Event() for _ in range(4))
    report = {"library": "hikari " + hikari.__version__, "before": 0, "after": 0}
    names, types, guilds = set(), set(), set()

    @bot.listen(hikari.ShardReadyEvent)
    async def on_ready(event: hikari.ShardReadyEvent) -> None:
        report["user"] = event.my_user.username
        report["unavailable_guilds"] = len(event.unavailable_guilds)
        ready.set()

    @bot.listen(hikari.ShardResumedEvent)
    async def on_resumed(_: hikari.ShardResumedEvent) -> None:
        resumed.set()

    @bot.listen(hikari.GuildAvailableEvent)
    async def on_guild(event: hikari.GuildAvailableEvent) -> None:
        guilds.add(event.guild_id)

    @bot.listen(hikari.ShardPayloadEvent)
    async def on_payload(event: hikari.ShardPayloadEvent) -> None:
        names.add(event.name)
        key = "after" if resumed.is_set() else "before"
        report[key] += 1
        if report[key] >= EVENTS:
            (second if resumed.is_set() else first).set()

    # A listener for everything makes the library parse everything.
    @bot.listen(hikari.Event)
    async def on_event(event: hikari.Event) -> None:
        types.add(type(event).__name__)

    @bot.listen(hikari.ExceptionEvent)
    async def on_exception(event: hikari.ExceptionEvent) -> None:
        complaints.texts.append(f"{type(event.failed_event).__name__}: {event.exception!r}")

    await bot.start(check_for_updates=False)
    await asyncio.wait_for(ready.wait(), 20)
    await asyncio.wait_for(first.wait(), 20)
    async with aiohttp.ClientSession() as control:
        await control.post(BASE_URL + "/simulator/reconnect?after=2000", ssl=TLS)
    await asyncio.wait_for(resumed.wait(), 20)
    await asyncio.wait_for(second.wait(), 20)
    shard = bot.shards[0]
    report["is_alive"] = shard.is_alive
    await bot.close()
    report["names"], report["types"] = sorted(names), sorted(types)
    report["guilds"] = len(guilds)
    report["errors"] = complaints.texts
    return report


print(json.dumps(asyncio.run(main())))

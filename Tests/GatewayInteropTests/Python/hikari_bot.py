"""Runs hikari against a simulated gateway until it has resumed, and prints what it saw as one JSON line.

usage: hikari_bot.py BASE_URL TOKEN EVENTS

It becomes ready, receives EVENTS dispatch events, has the simulator ask for a
reconnect, resumes, and receives as many events again.
"""

import asyncio
import json
import sys

import aiohttp
import hikari

BASE_URL, TOKEN, EVENTS = sys.argv[1], sys.argv[2], int(sys.argv[3])


async def main() -> dict:
    bot = hikari.GatewayBot(
        TOKEN,
        rest_url=BASE_URL + "/api/v10",
        intents=hikari.Intents.ALL,
        banner=None,
        logs="WARNING",
        # Nothing of this is to be looked up or kept: only what comes over the wire counts.
        cache_settings=hikari.impl.CacheSettings(components=hikari.impl.CacheComponents.NONE),
    )
    ready, resumed, first, second = (asyncio.Event() for _ in range(4))
    report = {"library": "hikari " + hikari.__version__, "guilds": 0, "before": 0, "after": 0, "names": set(), "errors": []}

    @bot.listen(hikari.ShardReadyEvent)
    async def on_ready(event: hikari.ShardReadyEvent) -> None:
        report["user"] = event.my_user.username
        report["unavailable_guilds"] = len(event.unavailable_guilds)
        ready.set()

    @bot.listen(hikari.ShardResumedEvent)
    async def on_resumed(_: hikari.ShardResumedEvent) -> None:
        resumed.set()

    @bot.listen(hikari.GuildAvailableEvent)
    async def on_guild(_: hikari.GuildAvailableEvent) -> None:
        report["guilds"] += 1

    @bot.listen(hikari.ShardPayloadEvent)
    async def on_payload(event: hikari.ShardPayloadEvent) -> None:
        report["names"].add(event.name)
        key = "after" if resumed.is_set() else "before"
        report[key] += 1
        if report[key] >= EVENTS:
            (second if resumed.is_set() else first).set()

    @bot.listen(hikari.ExceptionEvent)
    async def on_exception(event: hikari.ExceptionEvent) -> None:
        report["errors"].append(f"{type(event.failed_event).__name__}: {event.exception!r}")

    await bot.start(check_for_updates=False)
    await asyncio.wait_for(ready.wait(), 20)
    await asyncio.wait_for(first.wait(), 20)
    async with aiohttp.ClientSession() as control:
        await control.post(BASE_URL + "/simulator/reconnect?after=2000")
    await asyncio.wait_for(resumed.wait(), 20)
    await asyncio.wait_for(second.wait(), 20)
    shard = bot.shards[0]
    report["is_alive"] = shard.is_alive
    report["names"] = sorted(report["names"])
    await bot.close()
    return report


print(json.dumps(asyncio.run(main())))

"""Runs discord.py against a simulated gateway until it has resumed, and prints what it saw as one JSON line.

usage: discord_py_bot.py BASE_URL GATEWAY_URL TOKEN EVENTS [CA_FILE]

It becomes ready, receives EVENTS dispatch events, has the simulator ask for a
reconnect, resumes, and receives as many events again.
"""

import asyncio
import json
import logging
import ssl
import sys

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

BASE_URL, GATEWAY_URL, TOKEN, EVENTS = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
TLS = ssl.create_default_context(cafile=sys.argv[5]) if len(sys.argv) > 5 else True

# The library has no setting for the addresses that it talks to.
Route.BASE = BASE_URL + "/api/v10"
DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(GATEWAY_URL)


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
    logging.getLogger("discord").addHandler(complaints)
    report = {"library": "discord.py " + discord.__version__, "before": 0, "after": 0}
    names = set()
    ready, resumed, first, second = (asyncio.Event() for _ in range(4))

    class Bot(discord.Client):
        async def on_ready(self) -> None:
            report["user"] = self.user.name
            report["guilds"] = len(self.guilds)
            ready.set()

        async def on_resumed(self) -> None:
            resumed.set()

        async def on_socket_event_type(self, name: str) -> None:
            names.add(name)
            if not ready.is_set():
                return
            key = "after" if resumed.is_set() else "before"
            report[key] += 1
            if report[key] >= EVENTS:
                (second if resumed.is_set() else first).set()

    connector = aiohttp.TCPConnector(ssl=TLS)
    bot = Bot(intents=discord.Intents.all(), chunk_guilds_at_startup=False, connector=connector)
    async with bot:
        running = asyncio.create_task(bot.start(TOKEN))
        await asyncio.wait_for(ready.wait(), 60)
        await asyncio.wait_for(first.wait(), 60)
        async with aiohttp.ClientSession() as control:
            await control.post(BASE_URL + "/simulator/reconnect?after=2000", ssl=TLS)
        await asyncio.wait_for(resumed.wait(), 60)
        await asyncio.wait_for(second.wait(), 60)
        report["is_alive"] = not running.done()
    report["names"] = sorted(names)
    report["errors"] = complaints.texts
    return report


print(json.dumps(asyncio.run(main())))

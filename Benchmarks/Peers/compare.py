"""Runs our client and those of others on the same stream, in turn, and prints what each costs.

Usage: compare.py PROGRAM ROUNDS EVENTS
"""

import pathlib
import random
import statistics
import subprocess
import sys

PEER = str(pathlib.Path(__file__).with_name("peer.py"))
OURS = "this client, raw, zlib"

# CPU seconds per 100,000 events of a like mix, measured together on another machine in 2025.
ELSEWHERE = {"hikari shard, orjson": 0.920, "discord.py shard, json": 1.32}
TWILIGHT = {"raw": 0.327, "typed": 0.675}


def clients(program: str, port: str, events: str) -> dict[str, list[str]]:
    peer = [sys.executable, PEER]
    ours = [program, "receive", "--port", port, "--count", events]
    return {
        "floor: recv, zlib": [*ours, "--floor"],
        OURS: ours,
        "this client, raw, own inflater": [*ours, "--native"],
        "hikari shard, orjson": [*peer, "hikari-orjson", port, events],
        "hikari shard, json": [*peer, "hikari-json", port, events],
        "discord.py shard, orjson": [*peer, "discord.py-orjson", port, events],
        "discord.py shard, json": [*peer, "discord.py-json", port, events],
    }


def cost(name: str, command: list[str], events: int) -> float:
    """The CPU seconds of one client per 100,000 events."""
    result = subprocess.run(command, capture_output=True, text=True, timeout=300)
    words = result.stdout.split()
    if result.returncode != 0 or len(words) != 2 or int(words[0]) != events + 1:
        sys.exit(f"{name} did not receive {events} events: {result.stdout}{result.stderr}")
    return float(words[1]) * 100_000 / events


def main() -> None:
    program, rounds, events = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    server = subprocess.Popen([program, "serve", "--count", str(events)], stdout=subprocess.PIPE, text=True)
    try:
        commands = clients(program, server.stdout.readline().strip(), str(events))
        costs: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name in random.sample(list(commands), len(commands)):
                costs[name].append(cost(name, commands[name], events))
    finally:
        server.kill()
        server.wait()
    medians = {name: statistics.median(values) for name, values in costs.items()}
    print(f"{'client':32} CPU s per 100,000   ratio to ours   lowest to highest")
    for name, seconds in medians.items():
        spread = f"{min(costs[name]):.3f} to {max(costs[name]):.3f}"
        print(f"{name:32} {seconds:<19.3f} {seconds / medians[OURS]:<15.2f} {spread}")
    scale = statistics.mean(medians[name] / seconds for name, seconds in ELSEWHERE.items())
    for kind, seconds in TWILIGHT.items():
        estimate = seconds * scale
        name = f"estimate: twilight, {kind}"
        print(f"{name:32} {estimate:<19.3f} {estimate / medians[OURS]:<15.2f} not run here; {seconds} × {scale:.2f}")


main()

"""Autobahn's fuzzing server (Python 2.7), on loopback only: its own program listens on every interface.

usage: autobahn-server.py SPECIFICATION. Prints "listening" once it does.
"""
import json
import sys

from autobahntestsuite.fuzzing import FuzzingServerFactory
from twisted.internet import reactor

with open(sys.argv[1]) as file:
    specification = json.load(file)
factory = FuzzingServerFactory(specification)
port = int(specification["url"].rsplit(":", 1)[1])
reactor.listenTCP(port, factory, interface="127.0.0.1")
reactor.callWhenRunning(lambda: (sys.stdout.write("listening\n"), sys.stdout.flush()))
reactor.run()

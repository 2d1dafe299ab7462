"""Fetches JSONTestSuite into a folder.

The suite (Nicolas Seriot, "Parsing JSON is a Minefield") is no package of its own; that of pyjson5 has it in its sources.

usage: json_test_suite.py FOLDER
"""
import hashlib
import io
import os
import re
import sys
import tarfile
import urllib.parse
import urllib.request

INDEX = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/") + "/pyjson5/"
NAME = "pyjson5-2.0.1.tar.gz"
SHA256 = "a5b0e322e847b198a50d8a1ef16d6b2b19129644dc018d76773e81ef1487ca39"
CASES = "pyjson5-2.0.1/third-party/JSONTestSuite/test_parsing/"

folder = sys.argv[1]
page = urllib.request.urlopen(INDEX, timeout=60).read().decode()
link = re.search(r'href="([^"]*/%s)[#"]' % re.escape(NAME), page)
if not link:
    sys.exit(f"{INDEX} has no {NAME}")
data = urllib.request.urlopen(urllib.parse.urljoin(INDEX, link.group(1)), timeout=60).read()
if hashlib.sha256(data).hexdigest() != SHA256:
    sys.exit(f"{NAME} is another file than it was")
os.makedirs(folder, exist_ok=True)
with tarfile.open(fileobj=io.BytesIO(data)) as archive:
    for member in archive:
        name = member.name.removeprefix(CASES)
        if member.isfile() and member.name.startswith(CASES) and "/" not in name:
            with open(os.path.join(folder, name), "wb") as file:
                file.write(archive.extractfile(member).read())

"""Copies a 64-bit ELF library, without the versions of what it defines.

Debian's libcurl with GnuTLS calls them CURL_GNUTLS_3, and a program that was linked with the one with OpenSSL asks
for CURL_OPENSSL_4. The loader does not compare what has no version.
"""

import struct
import sys

PT_DYNAMIC = 2
DT_VERDEF, DT_VERDEFNUM = 0x6FFFFFFC, 0x6FFFFFFD
IGNORED = 0x6FFFFEF0

source, target = sys.argv[1:]
with open(source, "rb") as file:
    data = bytearray(file.read())
(headers,) = struct.unpack_from("<Q", data, 32)
size, count = struct.unpack_from("<HH", data, 54)
for header in range(headers, headers + size * count, size):
    if struct.unpack_from("<I", data, header) == (PT_DYNAMIC,):
        (start,) = struct.unpack_from("<Q", data, header + 8)
        (length,) = struct.unpack_from("<Q", data, header + 32)
        for entry in range(start, start + length, 16):
            if struct.unpack_from("<Q", data, entry)[0] in (DT_VERDEF, DT_VERDEFNUM):
                struct.pack_into("<Q", data, entry, IGNORED)
with open(target, "wb") as file:
    file.write(data)

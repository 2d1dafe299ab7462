#ifndef GATEWAY_CZLIB_SHIM_H
#define GATEWAY_CZLIB_SHIM_H

#include <string.h>
#include <zlib.h>

// Swift cannot see zlib's function-like macros. Each wrapper below stands for one of them.

static inline int czlib_inflate_init(z_stream *stream, int window_bits) {
    return inflateInit2(stream, window_bits);
}

static inline int czlib_deflate_init(z_stream *stream, int level, int window_bits, int memory_level) {
    return deflateInit2(stream, level, Z_DEFLATED, window_bits, memory_level, Z_DEFAULT_STRATEGY);
}

/// The first byte of a value, or NULL; the C library searches with the widest vectors that the processor has.
static inline const unsigned char *czlib_find(const unsigned char *bytes, unsigned char value, size_t count) {
    return memchr(bytes, value, count);
}

#endif

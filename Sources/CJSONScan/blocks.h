#ifndef JSON_SCAN_BLOCKS_H
#define JSON_SCAN_BLOCKS_H

// The approach is that of Langdale and Lemire, "Parsing Gigabytes of JSON per Second", VLDB Journal 28 (2019): what 64
// bytes are is told by words of 64 bits, one for each kind of byte.

#if defined(__SSE2__)
#include <emmintrin.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/// The mask of 16 bytes in its place among those of 64.
static inline uint64_t bits(__m128i mask, int index) {
    return (uint64_t)(uint32_t)_mm_movemask_epi8(mask) << 16 * index;
}

/// The bytes that a backslash before them escapes. `carry` is whether the last byte of a block escapes the next one's first.
static inline uint64_t escaped(uint64_t backslashes, uint64_t *carry) {
    uint64_t first = *carry;
    *carry = 0;
    if (backslashes == 0) return first;
    // Of a run of backslashes every second is escaped, and what follows a run of odd length.
    uint64_t starting = backslashes & ~first;
    uint64_t follows = starting << 1 | first;
    uint64_t even = 0x5555555555555555;
    uint64_t odd_starts = starting & ~even & ~follows;
    unsigned long long sum;
    *carry = __builtin_uaddll_overflow(odd_starts, starting, &sum);
    return (even ^ (uint64_t)sum << 1) & follows;
}

/// Sets each bit to whether an odd number of bits are set up to it.
static inline uint64_t parity(uint64_t bits) {
    for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
    return bits;
}

/// Which of 64 bytes are of a kind, one bit each.
struct block {
    uint64_t quotes, backslashes, brackets, controls, highs;
};

/// `json_scan_container` for processors with AVX2 and PCLMULQDQ.
ptrdiff_t json_scan_container_wide(const uint8_t *bytes, size_t count, unsigned depth_limit);

/// `json_scan_container` for processors with AVX-512BW and PCLMULQDQ.
ptrdiff_t json_scan_container_widest(const uint8_t *bytes, size_t count, unsigned depth_limit);

/// The 64 bytes at an index, or what there is of them in `tail`, filled with spaces.
static inline const uint8_t *block_at(const uint8_t *bytes, size_t count, uint8_t tail[64]) {
    if (count >= 64) return bytes;
    memset(tail, ' ', 64);
    memcpy(tail, bytes, count);
    return tail;
}

#endif
#endif

#include "blocks.h"

#if defined(__SSE2__)
#include <immintrin.h>

// A processor may lack what this file is compiled for: it is asked before anything here is called.
#pragma clang attribute push(__attribute__((target("avx2,pclmul"))), apply_to = function)

/// The masks of the two halves of 64 bytes.
static inline uint64_t both(__m256i low, __m256i high) {
    return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

static inline __m256i equal(__m256i bytes, char byte) { return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(byte)); }

static inline __m256i brackets(__m256i bytes) {
    // Brackets and braces differ in this bit only.
    __m256i folded = _mm256_or_si256(bytes, _mm256_set1_epi8(0x20));
    return _mm256_or_si256(equal(folded, '{'), equal(folded, '}'));
}

static inline __m256i controls(__m256i bytes) {
    return _mm256_cmpeq_epi8(_mm256_min_epu8(bytes, _mm256_set1_epi8(0x1F)), bytes);
}

static inline struct block classify(const uint8_t *bytes) {
    __m256i low = _mm256_loadu_si256((const __m256i *)bytes);
    __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + 32));
    return (struct block){
        .quotes = both(equal(low, '"'), equal(high, '"')),
        .backslashes = both(equal(low, '\\'), equal(high, '\\')),
        .brackets = both(brackets(low), brackets(high)),
        .controls = both(controls(low), controls(high)),
        .highs = both(low, high),
    };
}

#include "carryless.h"
#include "container_blocks.h"

ptrdiff_t json_scan_container_wide(const uint8_t *bytes, size_t count, unsigned depth_limit) {
    return scan_container(bytes, count, depth_limit);
}

#pragma clang attribute pop
#endif

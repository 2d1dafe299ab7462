#include "blocks.h"

#if defined(__SSE2__)
#include <immintrin.h>

// A processor may lack what this file is compiled for: it is asked before anything here is called.
#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,pclmul"))), apply_to = function)

static inline uint64_t equal(__m512i bytes, char byte) {
    return _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(byte));
}

static inline struct block classify(const uint8_t *bytes) {
    __m512i all = _mm512_loadu_si512(bytes);
    // Brackets and braces differ in this bit only.
    __m512i folded = _mm512_or_si512(all, _mm512_set1_epi8(0x20));
    return (struct block){
        .quotes = equal(all, '"'),
        .backslashes = equal(all, '\\'),
        .brackets = equal(folded, '{') | equal(folded, '}'),
        .controls = _mm512_cmplt_epu8_mask(all, _mm512_set1_epi8(0x20)),
        .highs = _mm512_movepi8_mask(all),
    };
}

#include "carryless.h"
#include "container_blocks.h"

ptrdiff_t json_scan_container_widest(const uint8_t *bytes, size_t count, unsigned depth_limit) {
    return scan_container(bytes, count, depth_limit);
}

#pragma clang attribute pop
#endif

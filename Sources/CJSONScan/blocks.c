#include "blocks.h"

#if defined(__SSE2__)

static inline struct block classify(const uint8_t *bytes) {
    struct block block = {0};
    for (int i = 0; i < 4; i++) {
        __m128i v = _mm_loadu_si128((const __m128i *)(bytes + 16 * i));
        // Brackets and braces differ in this bit only.
        __m128i folded = _mm_or_si128(v, _mm_set1_epi8(0x20));
        __m128i brackets = _mm_or_si128(
            _mm_cmpeq_epi8(folded, _mm_set1_epi8('{')), _mm_cmpeq_epi8(folded, _mm_set1_epi8('}')));
        block.quotes |= bits(_mm_cmpeq_epi8(v, _mm_set1_epi8('"')), i);
        block.backslashes |= bits(_mm_cmpeq_epi8(v, _mm_set1_epi8('\\')), i);
        block.brackets |= bits(brackets, i);
        block.controls |= bits(_mm_cmpeq_epi8(_mm_min_epu8(v, _mm_set1_epi8(0x1F)), v), i);
        block.highs |= bits(v, i);
    }
    return block;
}

static inline uint64_t between_quotes(uint64_t quotes) { return parity(quotes); }

#include "container_blocks.h"

ptrdiff_t json_scan_container_narrow(const uint8_t *bytes, size_t count, unsigned depth_limit) {
    return scan_container(bytes, count, depth_limit);
}

ptrdiff_t json_scan_container_half(const uint8_t *bytes, size_t count, unsigned depth_limit) {
    int is_wide = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul");
    return is_wide ? json_scan_container_wide(bytes, count, depth_limit) : scan_container(bytes, count, depth_limit);
}

ptrdiff_t json_scan_container(const uint8_t *bytes, size_t count, unsigned depth_limit) {
    int is_widest = __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("pclmul");
    return is_widest ? json_scan_container_widest(bytes, count, depth_limit)
                     : json_scan_container_half(bytes, count, depth_limit);
}

#else

ptrdiff_t json_scan_container_narrow(const uint8_t *bytes, size_t count, unsigned depth_limit) {
    return json_scan_container_scalar(bytes, count, depth_limit);
}

ptrdiff_t json_scan_container_half(const uint8_t *bytes, size_t count, unsigned depth_limit) {
    return json_scan_container_scalar(bytes, count, depth_limit);
}

ptrdiff_t json_scan_container(const uint8_t *bytes, size_t count, unsigned depth_limit) {
    return json_scan_container_scalar(bytes, count, depth_limit);
}

#endif

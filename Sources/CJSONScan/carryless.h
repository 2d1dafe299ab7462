// For files that are compiled for PCLMULQDQ, once for each of the processors that have it.

/// Which bytes are between quotes: behind an odd number of them.
static inline uint64_t between_quotes(uint64_t quotes) {
    // The product with all ones, without carries, has the parity of the bits up to each.
    __m128i product = _mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)quotes), _mm_set1_epi8(-1), 0);
    return (uint64_t)_mm_cvtsi128_si64(product);
}

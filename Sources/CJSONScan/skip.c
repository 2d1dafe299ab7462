#include "blocks.h"
#include "json_scan.h"

#if defined(__SSE2__)

ptrdiff_t json_skip_container(const uint8_t *bytes, size_t count, unsigned depth_limit) {
    size_t depth = 0;
    uint64_t carry = 0, in_string = 0;
    for (size_t start = 0; start < count; start += 64) {
        uint8_t tail[64];
        const uint8_t *here = block_at(bytes + start, count - start, tail);
        uint64_t quotes = 0, backslashes = 0, opening = 0, closing = 0;
        for (int i = 0; i < 4; i++) {
            __m128i v = _mm_loadu_si128((const __m128i *)(here + 16 * i));
            // Brackets and braces differ in this bit only.
            __m128i folded = _mm_or_si128(v, _mm_set1_epi8(0x20));
            quotes |= bits(_mm_cmpeq_epi8(v, _mm_set1_epi8('"')), i);
            backslashes |= bits(_mm_cmpeq_epi8(v, _mm_set1_epi8('\\')), i);
            opening |= bits(_mm_cmpeq_epi8(folded, _mm_set1_epi8('{')), i);
            closing |= bits(_mm_cmpeq_epi8(folded, _mm_set1_epi8('}')), i);
        }
        uint64_t strings = parity(quotes & ~escaped(backslashes, &carry)) ^ in_string;
        in_string = (uint64_t)((int64_t)strings >> 63);
        opening &= ~strings;
        closing &= ~strings;

        size_t opened = (size_t)__builtin_popcountll(opening), closed = (size_t)__builtin_popcountll(closing);
        if (depth > closed && depth + opened <= depth_limit) {
            depth = depth + opened - closed;
            continue;
        }
        for (uint64_t left = opening | closing; left != 0; left &= left - 1) {
            size_t index = (size_t)__builtin_ctzll(left);
            if (opening >> index & 1) {
                if (depth == depth_limit) return -1 - (ptrdiff_t)(start + index);
                depth++;
            } else if (--depth == 0) {
                return (ptrdiff_t)(start + index + 1);
            }
        }
    }
    return 0;
}

size_t json_skip_string(const uint8_t *bytes, size_t count) {
    size_t i = 0;
    while (count - i >= 16) {
        __m128i v = _mm_loadu_si128((const __m128i *)(bytes + i));
        __m128i marks =
            _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('"')), _mm_cmpeq_epi8(v, _mm_set1_epi8('\\')));
        unsigned found = (unsigned)_mm_movemask_epi8(marks);
        if (found == 0) {
            i += 16;
            continue;
        }
        i += (size_t)__builtin_ctz(found);
        if (bytes[i] == '"') return i + 1;
        // There are 16 bytes: the one that is escaped may be missing, but then nothing follows.
        i = count - i > 2 ? i + 2 : count;
    }
    size_t rest = json_skip_string_scalar(bytes + i, count - i);
    return rest == 0 ? 0 : i + rest;
}

#else

ptrdiff_t json_skip_container(const uint8_t *bytes, size_t count, unsigned depth_limit) {
    return json_skip_container_scalar(bytes, count, depth_limit);
}

size_t json_skip_string(const uint8_t *bytes, size_t count) { return json_skip_string_scalar(bytes, count); }

#endif

// The scan of a container 64 bytes at a time, for a file that says how to `classify` bytes, and what is `between_quotes`
// if the first one opens a string.

#include "blocks.h"
#include "container.h"

/// The bits below the one of an index.
static inline uint64_t below(size_t index) { return index >= 64 ? UINT64_MAX : ((uint64_t)1 << index) - 1; }

static inline ptrdiff_t scan_container(const uint8_t *bytes, size_t count, unsigned depth_limit) {
    struct nesting nesting = no_nesting(depth_limit);
    uint64_t carry = 0, in_string = 0;
    // Up to where characters of several bytes have been read.
    size_t checked = 0;
    for (size_t start = 0; start < count; start += 64) {
        uint8_t tail[64];
        const uint8_t *here = block_at(bytes + start, count - start, tail);
        struct block block = classify(here);
        uint64_t strings = between_quotes(block.quotes & ~escaped(block.backslashes, &carry)) ^ in_string;
        in_string = (uint64_t)((int64_t)strings >> 63);

        // What counts is the first thing that is wrong, or the end.
        int problem = 0;
        size_t end = 64;
        for (uint64_t left = block.brackets & ~strings; left != 0; left &= left - 1) {
            unsigned index = (unsigned)__builtin_ctzll(left);
            problem = take_bracket(&nesting, here[index]);
            if (problem != 0 || nesting.depth == 0) {
                end = index;
                break;
            }
        }
        bool has_ended = end < 64;
        uint64_t wrong = (block.controls & strings) | (block.backslashes & ~strings);
        wrong &= below(end);
        if (wrong != 0) {
            has_ended = true;
            end = (size_t)__builtin_ctzll(wrong);
            problem = strings >> end & 1 ? JSON_SCAN_CONTROL_CHARACTER : JSON_SCAN_UNEXPECTED_BYTE;
        }
        for (uint64_t left = block.highs & below(end); left != 0; left &= left - 1) {
            size_t index = start + (size_t)__builtin_ctzll(left);
            if (index < checked) continue;
            size_t length = character_length(bytes + index, count - index);
            if (length == 0) return JSON_SCAN_INVALID_UTF8;
            checked = index + length;
        }
        if (has_ended) return problem != 0 ? problem : (ptrdiff_t)(start + end + 1);
    }
    return JSON_SCAN_UNEXPECTED_END;
}

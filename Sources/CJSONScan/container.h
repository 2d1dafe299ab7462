#ifndef JSON_SCAN_CONTAINER_H
#define JSON_SCAN_CONTAINER_H

#include "json_scan.h"

#include <stdbool.h>

/// The containers that are open.
struct nesting {
    unsigned depth, limit;
    /// One bit each: whether it is an object.
    uint64_t kinds[JSON_SCAN_DEEPEST / 64];
};

static inline struct nesting no_nesting(unsigned limit) {
    return (struct nesting){.limit = limit < JSON_SCAN_DEEPEST ? limit : JSON_SCAN_DEEPEST};
}

/// Takes a bracket. Returns 0, or why it must not stand here.
static inline int take_bracket(struct nesting *nesting, uint8_t bracket) {
    // Of the four only the opening ones have bit 1, and only braces have bit 5.
    uint64_t kind = bracket >> 5 & 1;
    if (bracket & 2) {
        if (nesting->depth == nesting->limit) return JSON_SCAN_TOO_DEEP;
        uint64_t *word = &nesting->kinds[nesting->depth / 64];
        unsigned bit = nesting->depth % 64;
        *word = (*word & ~((uint64_t)1 << bit)) | kind << bit;
        nesting->depth++;
        return 0;
    }
    nesting->depth--;
    uint64_t opened = nesting->kinds[nesting->depth / 64] >> nesting->depth % 64 & 1;
    return opened == kind ? 0 : JSON_SCAN_UNEXPECTED_BYTE;
}

/// The length of the character of several bytes that begins here, or 0 if there is none (Unicode, table 3-7).
static inline size_t character_length(const uint8_t *bytes, size_t count) {
    uint8_t lead = bytes[0], low = 0x80, high = 0xBF;
    size_t length;
    if (lead >= 0xC2 && lead <= 0xDF) {
        length = 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        length = 3;
        if (lead == 0xE0) low = 0xA0;
        if (lead == 0xED) high = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        length = 4;
        if (lead == 0xF0) low = 0x90;
        if (lead == 0xF4) high = 0x8F;
    } else {
        return 0;
    }
    if (count < length || bytes[1] < low || bytes[1] > high) return 0;
    for (size_t i = 2; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80) return 0;
    }
    return length;
}

#endif

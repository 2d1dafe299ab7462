#include "container.h"

ptrdiff_t json_scan_container_scalar(const uint8_t *bytes, size_t count, unsigned depth_limit) {
    struct nesting nesting = no_nesting(depth_limit);
    bool in_string = false;
    for (size_t i = 0; i < count;) {
        uint8_t byte = bytes[i];
        if (byte >= 0x80) {
            size_t length = character_length(bytes + i, count - i);
            if (length == 0) return JSON_SCAN_INVALID_UTF8;
            i += length;
            continue;
        }
        i++;
        if (in_string) {
            if (byte < 0x20) return JSON_SCAN_CONTROL_CHARACTER;
            if (byte == '"') in_string = false;
            // What is escaped is a character of its own: a quote, a backslash, or for the next turn.
            if (byte == '\\' && i < count && (bytes[i] == '"' || bytes[i] == '\\')) i++;
            continue;
        }
        switch (byte) {
        case '"':
            in_string = true;
            break;
        case '\\':
            return JSON_SCAN_UNEXPECTED_BYTE;
        case '{':
        case '}':
        case '[':
        case ']': {
            int problem = take_bracket(&nesting, byte);
            if (problem != 0) return problem;
            if (nesting.depth == 0) return (ptrdiff_t)i;
            break;
        }
        }
    }
    return JSON_SCAN_UNEXPECTED_END;
}

ptrdiff_t json_skip_container_scalar(const uint8_t *bytes, size_t count, unsigned depth_limit) {
    size_t depth = 0;
    for (size_t i = 0; i < count; i++) {
        switch (bytes[i]) {
        case '"': {
            size_t length = json_skip_string_scalar(bytes + i + 1, count - i - 1);
            if (length == 0) return 0;
            i += length;
            break;
        }
        case '\\':
            // It should not stand here, but where it does the blocks take it as in a string.
            if (i + 1 < count && (bytes[i + 1] == '"' || bytes[i + 1] == '\\')) i++;
            break;
        case '{':
        case '[':
            if (depth == depth_limit) return -1 - (ptrdiff_t)i;
            depth++;
            break;
        case '}':
        case ']':
            if (--depth == 0) return (ptrdiff_t)i + 1;
            break;
        }
    }
    return 0;
}

size_t json_skip_string_scalar(const uint8_t *bytes, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (bytes[i] == '"') return i + 1;
        if (bytes[i] == '\\') i++;
    }
    return 0;
}

#ifndef JSON_SCAN_H
#define JSON_SCAN_H

#include <stddef.h>
#include <stdint.h>

// Why a scan did not find the end of a container.
enum {
    /// The bytes end within the container.
    JSON_SCAN_UNEXPECTED_END = -1,
    /// A bracket closes what another kind has opened, or a backslash stands outside of strings.
    JSON_SCAN_UNEXPECTED_BYTE = -2,
    /// Containers are nested deeper than the limit.
    JSON_SCAN_TOO_DEEP = -3,
    /// A string holds a byte below 0x20.
    JSON_SCAN_CONTROL_CHARACTER = -4,
    /// Bytes are no UTF-8.
    JSON_SCAN_INVALID_UTF8 = -5,
};

/// The deepest limit that can be given to the functions below.
enum { JSON_SCAN_DEEPEST = 512 };

/// Finds the end of the array or object that begins with the first byte.
///
/// Only its structure is checked: that strings end and hold no control characters, that brackets match, and that
/// all is UTF-8. What stands between strings and brackets is not looked at.
///
/// Returns the length of the container in bytes, or a negative number that says why there is none.
ptrdiff_t json_scan_container(const uint8_t *bytes, size_t count, unsigned depth_limit);

/// The same without AVX-512, which the other uses where the processor has it.
ptrdiff_t json_scan_container_half(const uint8_t *bytes, size_t count, unsigned depth_limit);

/// The same for every processor of its kind, where the other uses what this one has.
ptrdiff_t json_scan_container_narrow(const uint8_t *bytes, size_t count, unsigned depth_limit);

/// The same, byte by byte: for processors without vectors that we know, and to test the others against.
ptrdiff_t json_scan_container_scalar(const uint8_t *bytes, size_t count, unsigned depth_limit);

/// Finds the end of the array or object that begins with the first byte, as fast as it can be found.
///
/// Only strings and the number of brackets are looked at: which kind a bracket is, and what strings hold, is not.
///
/// Returns the length of the container in bytes; 0 if it does not end; or -1 - i if byte i opens one that is nested
/// deeper than the limit.
ptrdiff_t json_skip_container(const uint8_t *bytes, size_t count, unsigned depth_limit);

/// The same, byte by byte.
ptrdiff_t json_skip_container_scalar(const uint8_t *bytes, size_t count, unsigned depth_limit);

/// Finds the end of the string whose opening quote stands before the first byte; what it holds is not checked.
///
/// Returns the number of bytes up to and with its closing quote, or 0 if it does not end.
size_t json_skip_string(const uint8_t *bytes, size_t count);

/// The same, byte by byte.
size_t json_skip_string_scalar(const uint8_t *bytes, size_t count);

#endif

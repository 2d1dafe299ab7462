#ifndef CFLOORS_H
#define CFLOORS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/// What a sender sends, over one connection.
struct stream {
    /// The payload of each message in bytes.
    uint64_t size;
    /// How many messages.
    uint64_t count;
    /// The certificate and key in PEM form, or null for a plain socket.
    const char *certificate;
    const char *key;
};

/// The number of bytes that the stream is, the answer to the upgrade not counted.
uint64_t stream_bytes(struct stream stream);

/// Starts a process that listens on loopback, answers one upgrade, sends the stream, and ends.
///
/// Returns the process, or -1; `port` becomes its port.
pid_t sender_start(struct stream stream, uint16_t *port);

/// The least with a socket: an upgrade, then `recv` or `SSL_read` into one buffer, to the end of the stream.
///
/// Returns how many bytes of frames came, or 0 after a failure.
uint64_t floor_socket(uint16_t port, bool is_secure);

/// The least with libcurl: the same with `curl_easy_recv`.
uint64_t floor_curl(uint16_t port, bool is_secure);

/// CPU time that this process has used, in seconds.
double cpu_seconds(void);

/// Confines this process to one processor, if there are several.
void pin_to_processor(int processor);

/// Counts this process's allocations from now on, or stops.
void allocations_count(bool is_counting);

/// How many allocations were counted.
uint64_t allocations(void);

#endif

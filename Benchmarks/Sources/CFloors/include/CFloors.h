#ifndef CFLOORS_H
#define CFLOORS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/// The certificate and key of a TLS server in PEM form, or null for plain sockets.
struct identity {
    const char *certificate;
    const char *key;
};

/// What a sender sends, over one connection.
struct stream {
    /// The payload of each message in bytes.
    uint64_t size;
    /// How many messages.
    uint64_t count;
    struct identity identity;
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

/// What a gateway sends over one connection, in a file in memory: frames, from HELLO on.
struct recording {
    int file;
    /// How many bytes come before the client identifies.
    uint64_t head;
    uint64_t size;
    /// Whether what the client says behind it are heartbeats, to be acknowledged without compression.
    bool acknowledges;
};

struct recording recording_new(void);
bool recording_append(struct recording *recording, const uint8_t *bytes, size_t size);
void recording_free(struct recording recording);

/// Sends the frames behind the head one at a time instead of as fast as the client reads.
struct drip {
    /// Where each frame ends in the file.
    const uint64_t *ends;
    /// How many frames; 0 not to drip.
    uint64_t count;
    /// The pause before each frame but the first.
    uint64_t pause_microseconds;
    /// Where it notes when each was sent, in memory that both processes share.
    uint64_t *sent;
};

/// Starts a process that plays a recording to the first client that comes, and ends.
///
/// Returns the process, or -1; `port` becomes its port.
pid_t recording_play(struct recording recording, struct drip drip, struct identity identity, uint16_t *port);

/// Plays a recording to every client that comes; returns only after a failure.
bool recording_serve(struct recording recording, uint16_t *port, void (*on_listening)(uint16_t));

/// Starts a process that plays a recording to every client that comes, until it is ended.
///
/// What is measured must come after all such starts: a fork has each page of this process copied when it is next
/// written to.
///
/// Returns the process, or -1; `port` becomes its port.
pid_t recording_hold(struct recording recording, struct identity identity, uint16_t *port);

/// Opens connections with OpenSSL alone, and leaves them open for good.
bool floor_idle_tls(uint16_t port, int count);

/// How much memory of this process is in use, in bytes.
uint64_t resident_bytes(void);

/// How many bytes are allocated in this process, or 0 where that cannot be told.
uint64_t allocated_bytes(void);

struct floor_result {
    uint64_t messages;
    /// The bytes of their payloads, after compression has been taken off.
    uint64_t bytes;
};

/// Inflates a message; returns how many bytes it has come to.
typedef uint64_t (*floor_inflate)(void *context, const uint8_t *bytes, uint64_t size);

/// The least that a gateway client can do with a recording: `recv` or `SSL_read`, the frames' headers, and `inflate`,
/// or nothing where that is null.
struct floor_result floor_events(
    uint16_t port, bool is_secure, uint64_t messages, floor_inflate inflate, void *context
);

/// The least with zlib: `inflate` into one buffer.
struct floor_result floor_zlib(uint16_t port, bool is_secure, uint64_t messages);

/// Numbers that a process shares with those it forks, all 0, or null.
uint64_t *shared_numbers(uint64_t count);

/// The time of the clock that all processes share, in nanoseconds.
uint64_t monotonic_nanoseconds(void);

/// CPU time that this process has used, in seconds.
double cpu_seconds(void);

/// Confines this process to one processor, if there are several.
void pin_to_processor(int processor);

/// Counts this process's allocations from now on, or stops.
void allocations_count(bool is_counting);

/// How many allocations were counted.
uint64_t allocations(void);

#endif

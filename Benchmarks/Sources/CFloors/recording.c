#define _GNU_SOURCE
// Plays a recorded gateway connection.

#include "CFloors.h"
#include "line.h"

#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

uint64_t monotonic_nanoseconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

struct recording recording_new(void) {
    return (struct recording){.file = memfd_create("recording", MFD_CLOEXEC)};
}

bool recording_append(struct recording *recording, const uint8_t *bytes, size_t size) {
    while (size > 0) {
        ssize_t written = write(recording->file, bytes, size);
        if (written <= 0) return false;
        recording->size += (uint64_t)written;
        bytes += written;
        size -= (size_t)written;
    }
    return true;
}

void recording_free(struct recording recording) { close(recording.file); }

static bool send_range(struct line line, struct recording recording, uint64_t start, uint64_t end) {
    if (line.tls != NULL) {
        uint8_t *bytes = mmap(NULL, recording.size, PROT_READ, MAP_SHARED, recording.file, 0);
        if (bytes == MAP_FAILED) return false;
        bool is_sent = send_all(line, bytes + start, end - start);
        munmap(bytes, recording.size);
        return is_sent;
    }
    for (off_t offset = (off_t)start; (uint64_t)offset < end;) {
        if (sendfile(line.socket, recording.file, &offset, end - (uint64_t)offset) <= 0) return false;
    }
    return true;
}

/// Waits for a whole frame of the client: its IDENTIFY.
static bool await_frame(struct line line) {
    uint8_t bytes[8192];
    size_t count = 0, wanted = 8;
    while (count < wanted) {
        ssize_t got = receive(line, bytes + count, sizeof bytes - count);
        if (got <= 0) return false;
        count += (size_t)got;
        if (count < 8) continue;
        uint8_t length = bytes[1] & 0x7F;
        wanted = length < 126 ? 6u + length : 8u + ((size_t)bytes[2] << 8 | bytes[3]);
        if (wanted > sizeof bytes) return false;
    }
    return true;
}

/// Sends the events one at a time, and notes when.
static bool drip(struct line line, struct recording recording, struct drip drip) {
    if (!send_range(line, recording, recording.head, drip.ends[0])) return false;
    for (uint64_t index = 1; index < drip.count; index++) {
        nanosleep(&(struct timespec){.tv_nsec = 1000 * (long)drip.pause_microseconds}, NULL);
        drip.sent[index] = monotonic_nanoseconds();
        if (!send_range(line, recording, drip.ends[index - 1], drip.ends[index])) return false;
    }
    return true;
}

static int play(int socket, SSL_CTX *context, struct recording recording, struct drip dripping) {
    struct line line;
    if (!begin_line(socket, context, &line)) return 1;
    if (!answer_upgrade(line) || !send_range(line, recording, 0, recording.head)) return 1;
    if (!await_frame(line)) return 1;
    bool is_sent = dripping.count > 0 ? drip(line, recording, dripping)
                                      : send_range(line, recording, recording.head, recording.size);
    if (!is_sent) return 1;
    // The client speaks again when it has all, with a Close frame mostly.
    uint8_t rest[4096];
    while (true) {
        ssize_t count = receive(line, rest, sizeof rest);
        if (count <= 0) return 0;
        if ((rest[0] & 0x0F) == 8) break;
        static const uint8_t acknowledgement[] = "\x81\x09{\"op\":11}";
        if (recording.acknowledges && !send_all(line, acknowledgement, sizeof acknowledgement - 1)) return 1;
    }
    const uint8_t close_frame[4] = {0x88, 2, 1000 >> 8, 1000 & 0xFF};
    send_all(line, close_frame, sizeof close_frame);
    if (line.tls != NULL) SSL_shutdown(line.tls);
    shutdown(socket, SHUT_WR);
    while (receive(line, rest, sizeof rest) > 0) {}
    return 0;
}

pid_t recording_play(struct recording recording, struct drip dripping, struct identity identity, uint16_t *port) {
    *port = 0;
    int listener = listen_on_loopback(port);
    if (listener < 0) return -1;
    pid_t process = fork();
    if (process == 0) {
        become_sender(300);
        SSL_CTX *context;
        if (!server_context(identity, &context)) _exit(1);
        int socket = accept(listener, NULL, NULL);
        _exit(socket < 0 ? 1 : play(socket, context, recording, dripping));
    }
    close(listener);
    return process;
}

/// Plays to every client that comes; returns only after a failure.
static void play_to_all(int listener, SSL_CTX *context, struct recording recording) {
    while (true) {
        int socket = accept(listener, NULL, NULL);
        if (socket < 0) return;
        while (waitpid(-1, NULL, WNOHANG) > 0) {}
        if (fork() == 0) {
            become_sender(300);
            close(listener);
            _exit(play(socket, context, recording, (struct drip){0}));
        }
        close(socket);
    }
}

bool recording_serve(struct recording recording, uint16_t *port, void (*on_listening)(uint16_t)) {
    int listener = listen_on_loopback(port);
    if (listener < 0) return false;
    on_listening(*port);
    play_to_all(listener, NULL, recording);
    return false;
}

pid_t recording_hold(struct recording recording, struct identity identity, uint16_t *port) {
    *port = 0;
    int listener = listen_on_loopback(port);
    if (listener < 0) return -1;
    pid_t process = fork();
    if (process == 0) {
        become_sender(3600);
        SSL_CTX *context;
        if (server_context(identity, &context)) play_to_all(listener, context, recording);
        _exit(1);
    }
    close(listener);
    return process;
}

uint64_t *shared_numbers(uint64_t count) {
    void *memory =
        mmap(NULL, count * sizeof(uint64_t), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

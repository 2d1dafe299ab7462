#define _GNU_SOURCE
// The least that a gateway client can do: receive, find the frames, inflate.

#include "CFloors.h"
#include "line.h"

#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

static const char request[] =
    "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
// Masked with zeros; the sender only waits for a frame.
static const uint8_t identify[] = {0x81, 0x82, 0, 0, 0, 0, '{', '}'};

static uint8_t input[1 << 20];
static uint8_t *output;
static size_t output_size;

/// Inflates one message into the buffer.
static uint64_t inflate_message(void *context, const uint8_t *bytes, uint64_t size) {
    z_stream *stream = context;
    size_t filled = 0;
    stream->next_in = (uint8_t *)bytes;
    stream->avail_in = (uInt)size;
    do {
        if (filled == output_size) {
            output_size *= 2;
            output = realloc(output, output_size);
        }
        stream->next_out = output + filled;
        stream->avail_out = (uInt)(output_size - filled);
        int result = inflate(stream, Z_SYNC_FLUSH);
        filled = output_size - stream->avail_out;
        if (result != Z_OK && result != Z_BUF_ERROR) return 0;
    } while (stream->avail_in > 0 || stream->avail_out == 0);
    return filled;
}

/// Connects, and asks for the upgrade.
static bool begin(uint16_t port, SSL_CTX *context, struct line *line) {
    *line = (struct line){.socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), .tls = NULL};
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK), .sin_port = htons(port)};
    if (connect(line->socket, (struct sockaddr *)&address, sizeof address) != 0) return false;
    if (context != NULL) {
        line->tls = SSL_new(context);
        SSL_set_fd(line->tls, line->socket);
        if (SSL_connect(line->tls) != 1) return false;
    }
    return send_all(*line, (const uint8_t *)request, sizeof request - 1);
}

/// Receives until all messages have come.
static struct floor_result receive_messages(
    struct line line, uint64_t messages, floor_inflate inflate, void *context
) {
    struct floor_result result = {0};
    size_t filled = 0;
    bool is_upgraded = false;
    while (result.messages < messages) {
        ssize_t count = receive(line, input + filled, sizeof input - filled < 65536 ? sizeof input - filled : 65536);
        if (count <= 0) break;
        filled += (size_t)count;
        size_t position = 0;
        if (!is_upgraded) {
            uint8_t *end = memmem(input, filled, "\r\n\r\n", 4);
            if (end == NULL) continue;
            is_upgraded = true;
            position = (size_t)(end + 4 - input);
        }
        while (true) {
            size_t left = filled - position;
            uint8_t *frame = input + position;
            if (left < 2) break;
            size_t header = frame[1] < 126 ? 2 : frame[1] == 126 ? 4 : 10;
            if (left < header) break;
            uint64_t size = frame[1];
            if (header > 2) {
                size = 0;
                for (size_t index = 2; index < header; index++) size = size << 8 | frame[index];
            }
            if (left - header < size) break;
            result.bytes += inflate != NULL ? inflate(context, frame + header, size) : size;
            result.messages++;
            if (result.messages == 1) send_all(line, identify, sizeof identify);
            position += header + size;
        }
        memmove(input, input + position, filled - position);
        filled -= position;
    }
    return result;
}

struct floor_result floor_events(
    uint16_t port, bool is_secure, uint64_t messages, floor_inflate inflate, void *context
) {
    struct floor_result result = {0};
    SSL_CTX *tls = is_secure ? SSL_CTX_new(TLS_client_method()) : NULL;
    struct line line;
    if (begin(port, tls, &line)) result = receive_messages(line, messages, inflate, context);
    SSL_free(line.tls);
    SSL_CTX_free(tls);
    close(line.socket);
    return result;
}

struct floor_result floor_zlib(uint16_t port, bool is_secure, uint64_t messages) {
    if (output == NULL) output = malloc(output_size = 64 << 10);
    z_stream stream = {0};
    inflateInit(&stream);
    struct floor_result result = floor_events(port, is_secure, messages, inflate_message, &stream);
    inflateEnd(&stream);
    return result;
}

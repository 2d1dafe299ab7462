#define _GNU_SOURCE
#include "CFloors.h"
#include "line.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

static const size_t batch_size = 1 << 20;

static size_t header_size(uint64_t payload) { return payload < 126 ? 2 : payload < 65536 ? 4 : 10; }

uint64_t stream_bytes(struct stream stream) { return stream.count * (header_size(stream.size) + stream.size) + 4; }

static void write_frame(uint8_t *at, uint8_t opcode, uint64_t size) {
    size_t header = header_size(size);
    at[0] = 0x80 | opcode;
    at[1] = header == 2 ? size : header == 4 ? 126 : 127;
    for (size_t index = 2; index < header; index++) at[index] = (uint8_t)(size >> (8 * (header - 1 - index)));
    for (uint64_t index = 0; index < size; index++) at[header + index] = (uint8_t)(index * 31);
}

bool send_all(struct line line, const uint8_t *bytes, size_t size) {
    while (size > 0) {
        ssize_t sent = line.tls ? SSL_write(line.tls, bytes, (int)size) : send(line.socket, bytes, size, 0);
        if (sent <= 0) return false;
        bytes += sent;
        size -= (size_t)sent;
    }
    return true;
}

ssize_t receive(struct line line, void *bytes, size_t size) {
    return line.tls ? SSL_read(line.tls, bytes, (int)size) : recv(line.socket, bytes, size, 0);
}

bool answer_upgrade(struct line line) {
    char request[4096];
    size_t length = 0;
    do {
        ssize_t count = receive(line, request + length, sizeof request - 1 - length);
        if (count <= 0) return false;
        length += (size_t)count;
        request[length] = 0;
    } while (strstr(request, "\r\n\r\n") == NULL && length < sizeof request - 1);
    const char *name = "Sec-WebSocket-Key: ";
    char *key = strcasestr(request, name);
    if (key == NULL) return false;
    char text[128];
    snprintf(text, sizeof text, "%.24s258EAFA5-E914-47DA-95CA-C5AB0DC85B11", key + strlen(name));
    uint8_t digest[EVP_MAX_MD_SIZE];
    unsigned digest_size = 0;
    EVP_Digest(text, strlen(text), digest, &digest_size, EVP_sha1(), NULL);
    char accept[64], answer[256];
    EVP_EncodeBlock((uint8_t *)accept, digest, (int)digest_size);
    int size = snprintf(
        answer, sizeof answer,
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Accept: %s\r\n\r\n",
        accept
    );
    return send_all(line, (const uint8_t *)answer, (size_t)size);
}

// A sender must be faster than any client. So the kernel sends from a file in memory, without copying,
// and TLS has encrypted everything before the first byte goes out.

static bool write_all(int file, const uint8_t *bytes, size_t size) {
    while (size > 0) {
        ssize_t written = write(file, bytes, size);
        if (written <= 0) return false;
        bytes += written;
        size -= (size_t)written;
    }
    return true;
}

/// Moves what TLS has produced to a file.
static bool drain(BIO *records, int file) {
    char *bytes = NULL;
    long size = BIO_get_mem_data(records, &bytes);
    bool is_written = write_all(file, (const uint8_t *)bytes, (size_t)size);
    return BIO_reset(records) == 1 && is_written;
}

static bool send_file(int socket, int file, uint64_t size) {
    for (off_t offset = 0; (uint64_t)offset < size;) {
        if (sendfile(socket, file, &offset, size - (uint64_t)offset) <= 0) return false;
    }
    return true;
}

static bool send_stream(struct line line, struct stream stream) {
    size_t frame = header_size(stream.size) + stream.size;
    uint64_t in_batch = frame < batch_size ? batch_size / frame : 1;
    uint8_t *batch = malloc(in_batch * frame);
    int file = memfd_create("stream", MFD_CLOEXEC);
    if (batch == NULL || file < 0) return false;
    for (uint64_t index = 0; index < in_batch; index++) write_frame(batch + index * frame, 2, stream.size);
    const uint8_t close_frame[4] = {0x88, 2, 1000 >> 8, 1000 & 0xFF};
    if (line.tls == NULL) {
        if (!write_all(file, batch, in_batch * frame)) return false;
        for (uint64_t left = stream.count; left > 0;) {
            uint64_t now = left < in_batch ? left : in_batch;
            if (!send_file(line.socket, file, now * frame)) return false;
            left -= now;
        }
        return send_all(line, close_frame, sizeof close_frame);
    }
    BIO *records = BIO_new(BIO_s_mem());
    SSL_set0_wbio(line.tls, records);
    for (uint64_t left = stream.count; left > 0;) {
        uint64_t now = left < in_batch ? left : in_batch;
        if (!send_all(line, batch, now * frame) || !drain(records, file)) return false;
        left -= now;
    }
    if (!send_all(line, close_frame, sizeof close_frame) || !drain(records, file)) return false;
    return send_file(line.socket, file, (uint64_t)lseek(file, 0, SEEK_CUR));
}

bool server_context(struct identity identity, SSL_CTX **context) {
    *context = NULL;
    if (identity.certificate == NULL) return true;
    *context = SSL_CTX_new(TLS_server_method());
    return SSL_CTX_use_certificate_chain_file(*context, identity.certificate) == 1
        && SSL_CTX_use_PrivateKey_file(*context, identity.key, SSL_FILETYPE_PEM) == 1;
}

bool begin_line(int socket, SSL_CTX *context, struct line *line) {
    *line = (struct line){.socket = socket, .tls = NULL};
    int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (context == NULL) return true;
    line->tls = SSL_new(context);
    SSL_set_fd(line->tls, socket);
    return SSL_accept(line->tls) == 1;
}

static int serve(int listener, struct stream stream) {
    SSL_CTX *context;
    if (!server_context(stream.identity, &context)) return 1;
    int socket = accept(listener, NULL, NULL);
    struct line line;
    if (socket < 0 || !begin_line(socket, context, &line)) return 1;
    if (!answer_upgrade(line) || !send_stream(line, stream)) return 1;
    char rest[4096];
    while (receive(line, rest, sizeof rest) > 0) {}
    return 0;
}

int listen_on_loopback(uint16_t *port) {
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK), .sin_port = htons(*port)};
    socklen_t length = sizeof address;
    int on = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(listener, (struct sockaddr *)&address, length) != 0 || listen(listener, 512) != 0
        || getsockname(listener, (struct sockaddr *)&address, &length) != 0) {
        close(listener);
        return -1;
    }
    *port = ntohs(address.sin_port);
    return listener;
}

void become_sender(unsigned seconds) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGPIPE, SIG_IGN);
    // A client that does not come, or stops reading, must not leave the sender behind.
    alarm(seconds);
    pin_to_processor(0);
}

pid_t sender_start(struct stream stream, uint16_t *port) {
    *port = 0;
    int listener = listen_on_loopback(port);
    if (listener < 0) return -1;
    pid_t process = fork();
    if (process == 0) {
        become_sender(120);
        _exit(serve(listener, stream));
    }
    close(listener);
    return process;
}

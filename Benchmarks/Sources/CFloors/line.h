// What the senders have in common.

#ifndef LINE_H
#define LINE_H

#include "CFloors.h"

#include <openssl/ssl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// One connection of a sender.
struct line {
    int socket;
    SSL *tls;
};

/// What a server over TLS needs, or null for a plain one.
bool server_context(struct identity identity, SSL_CTX **context);

/// Begins a connection that was accepted, with the handshake of TLS where there is a context.
bool begin_line(int socket, SSL_CTX *context, struct line *line);

bool send_all(struct line line, const uint8_t *bytes, size_t size);
ssize_t receive(struct line line, void *bytes, size_t size);
bool answer_upgrade(struct line line);

/// A socket that listens on loopback, or -1; a port of 0 becomes one that is free.
int listen_on_loopback(uint16_t *port);

/// Makes the process that was forked one that only sends, and ends by itself.
void become_sender(unsigned seconds);

#endif

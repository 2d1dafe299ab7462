#define _GNU_SOURCE
#include "CFloors.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

static const char request[] =
    "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

static char buffer[64 << 10];

/// How many of the bytes that came first belong to frames.
static size_t bytes_behind_head(size_t count) {
    char *end = memmem(buffer, count, "\r\n\r\n", 4);
    return end == NULL ? 0 : count - (size_t)(end + 4 - buffer);
}

/// A sender ends with a Close frame of four bytes, and waits for us to go.
static bool is_last(size_t count) {
    static const uint8_t close_frame[4] = {0x88, 2, 1000 >> 8, 1000 & 0xFF};
    return count >= 4 && memcmp(buffer + count - 4, close_frame, 4) == 0;
}

uint64_t floor_socket(uint16_t port, bool is_secure) {
    int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK), .sin_port = htons(port)};
    if (connect(descriptor, (struct sockaddr *)&address, sizeof address) != 0) return 0;
    SSL_CTX *context = NULL;
    SSL *tls = NULL;
    if (is_secure) {
        context = SSL_CTX_new(TLS_client_method());
        tls = SSL_new(context);
        SSL_set_fd(tls, descriptor);
        if (SSL_connect(tls) != 1) return 0;
        SSL_write(tls, request, sizeof request - 1);
    } else {
        send(descriptor, request, sizeof request - 1, 0);
    }
    uint64_t total = 0;
    bool is_first = true;
    while (true) {
        ssize_t count =
            is_secure ? SSL_read(tls, buffer, sizeof buffer) : recv(descriptor, buffer, sizeof buffer, 0);
        if (count <= 0) break;
        total += is_first ? bytes_behind_head((size_t)count) : (size_t)count;
        is_first = false;
        if (is_last((size_t)count)) break;
    }
    SSL_free(tls);
    SSL_CTX_free(context);
    close(descriptor);
    return total;
}

bool floor_idle_tls(uint16_t port, int count) {
    SSL_CTX *context = SSL_CTX_new(TLS_client_method());
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK), .sin_port = htons(port)};
    for (int index = 0; index < count; index++) {
        int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (connect(descriptor, (struct sockaddr *)&address, sizeof address) != 0) return false;
        SSL *tls = SSL_new(context);
        SSL_set_fd(tls, descriptor);
        if (SSL_connect(tls) != 1 || SSL_write(tls, request, sizeof request - 1) <= 0) return false;
        // The answer to the upgrade, with the session tickets before it.
        if (SSL_read(tls, buffer, sizeof buffer) <= 0) return false;
    }
    return true;
}

uint64_t resident_bytes(void) {
    FILE *file = fopen("/proc/self/statm", "r");
    unsigned long size = 0, resident = 0;
    if (file == NULL) return 0;
    int found = fscanf(file, "%lu %lu", &size, &resident);
    fclose(file);
    return found == 2 ? (uint64_t)resident * (uint64_t)sysconf(_SC_PAGESIZE) : 0;
}

uint64_t allocated_bytes(void) {
#ifdef __GLIBC__
    struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
#else
    return 0;
#endif
}

uint64_t floor_curl(uint16_t port, bool is_secure) {
    char url[64];
    snprintf(url, sizeof url, "%s://127.0.0.1:%u/", is_secure ? "https" : "http", port);
    CURL *easy = curl_easy_init();
    curl_easy_setopt(easy, CURLOPT_URL, url);
    curl_easy_setopt(easy, CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 0L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 0L);
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    uint64_t total = 0;
    curl_socket_t descriptor = -1;
    size_t sent = 0;
    if (curl_easy_perform(easy) == CURLE_OK
        && curl_easy_getinfo(easy, CURLINFO_ACTIVESOCKET, &descriptor) == CURLE_OK
        && curl_easy_send(easy, request, sizeof request - 1, &sent) == CURLE_OK) {
        bool is_first = true;
        while (true) {
            size_t count = 0;
            CURLcode result = curl_easy_recv(easy, buffer, sizeof buffer, &count);
            if (result == CURLE_AGAIN) {
                struct pollfd waiting = {.fd = descriptor, .events = POLLIN};
                poll(&waiting, 1, -1);
                continue;
            }
            if (result != CURLE_OK || count == 0) break;
            total += is_first ? bytes_behind_head(count) : count;
            is_first = false;
            if (is_last(count)) break;
        }
    }
    curl_easy_cleanup(easy);
    return total;
}

double cpu_seconds(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + 1e-6 * (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

void pin_to_processor(int processor) {
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof allowed, &allowed) != 0 || !CPU_ISSET(processor, &allowed)) return;
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(processor, &one);
    sched_setaffinity(0, sizeof one, &one);
}

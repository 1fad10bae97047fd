/* libopendkim verifying one message again and again: the peer of the program dkim.
 *
 * usage: dkim KEYRECORD MESSAGE SECONDS
 * The key record comes from memory and the header is split beforehand, so that only the library's own work is timed.
 * Prints: result of the first verification, messages verified, processor seconds.
 *
 * cc -O2 -o dkim dkim.c -lopendkim
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <stdbool.h>
#include <sys/types.h>
#include <opendkim/dkim.h>

#define CHUNK 65535 /* what a mail server hands to a filter at a time */
#define MAX_FIELDS 256

static char *key_record;

static DKIM_CBSTAT look_up(DKIM *dkim, DKIM_SIGINFO *sig, unsigned char *buffer, size_t size)
{
    (void)dkim;
    (void)sig;
    snprintf((char *)buffer, size, "%s", key_record);
    return DKIM_CBSTAT_CONTINUE;
}

static char *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        exit(2);
    fseek(file, 0, SEEK_END);
    *length = (size_t)ftell(file);
    rewind(file);
    char *text = malloc(*length + 1);
    if (text == NULL || fread(text, 1, *length, file) != *length)
        exit(2);
    text[*length] = 0;
    fclose(file);
    return text;
}

static double processor_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static DKIM_STAT verify(DKIM_LIB *library, char **fields, size_t *lengths, int count, char *body, size_t body_length)
{
    DKIM_STAT status;
    bool testing;
    DKIM *dkim = dkim_verify(library, (unsigned char *)"bench", NULL, &status);
    for (int i = 0; i < count && status == DKIM_STAT_OK; i++)
        status = dkim_header(dkim, (unsigned char *)fields[i], lengths[i]);
    if (status == DKIM_STAT_OK)
        status = dkim_eoh(dkim);
    for (size_t at = 0; at < body_length && status == DKIM_STAT_OK; at += CHUNK)
        status = dkim_body(dkim, (unsigned char *)body + at, body_length - at < CHUNK ? body_length - at : CHUNK);
    if (status == DKIM_STAT_OK)
        status = dkim_eom(dkim, &testing);
    dkim_free(dkim);
    return status;
}

int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    size_t length;
    key_record = read_file(argv[1], &length);
    char *message = read_file(argv[2], &length);
    double seconds = atof(argv[3]);

    char *fields[MAX_FIELDS];
    size_t lengths[MAX_FIELDS];
    int count = 0;
    char *at = message;
    while (count < MAX_FIELDS && strncmp(at, "\r\n", 2) != 0)
    {
        char *end = strstr(at, "\r\n");
        while (end[2] == ' ' || end[2] == '\t')
            end = strstr(end + 2, "\r\n");
        fields[count] = at;
        lengths[count++] = (size_t)(end - at);
        at = end + 2;
    }
    at += 2;
    size_t body_length = length - (size_t)(at - message);

    DKIM_LIB *library = dkim_init(NULL, NULL);
    dkim_set_key_lookup(library, look_up);
    DKIM_STAT first = verify(library, fields, lengths, count, at, body_length);
    long verified = 0;
    double start = processor_seconds(), spent = 0;
    while (spent < seconds)
    {
        for (int i = 0; i < 50; i++)
            verified += verify(library, fields, lengths, count, at, body_length) == DKIM_STAT_OK;
        spent = processor_seconds() - start;
    }
    printf("%s %ld %.6f\n", first == DKIM_STAT_OK ? "pass" : "fail", verified, spent);
    return 0;
}

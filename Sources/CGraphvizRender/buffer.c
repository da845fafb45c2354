#include "buffer.h"

#include <stdlib.h>
#include <string.h>

void *grown(void *memory, size_t size) {
  void *result = realloc(memory, size);
  if (!result) abort();
  return result;
}

void *zeroed(size_t count, size_t size) {
  void *result = calloc(count, size);
  if (!result) abort();
  return result;
}

void buffer_add(buffer *to, const char *text) {
  size_t more = strlen(text);
  if (to->length + more + 1 > to->capacity) {
    to->capacity = 2 * (to->length + more + 1);
    to->bytes = grown(to->bytes, to->capacity);
  }
  memcpy(to->bytes + to->length, text, more + 1);
  to->length += more;
}

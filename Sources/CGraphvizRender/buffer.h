// Growing texts, for this target only.
#pragma once
#include <stddef.h>

typedef struct {
  char *bytes;  // ends with 0 once something was added
  size_t length, capacity;
} buffer;

// realloc that ends the process when there is no memory, as cgraph itself does.
void *grown(void *memory, size_t size);
// calloc that ends the process when there is no memory.
void *zeroed(size_t count, size_t size);

void buffer_add(buffer *to, const char *text);

#include "reader.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "buffer.h"

// cgraph takes the addresses of interned names as the ids of objects, and draws clusters in the
// order of their ids: the picture would change with the addresses. These ids count names in the
// order of their first use instead: even for names, odd for what has none.
//
// Names are cgraph's own strings: it looks into the bytes before a name to see whether it is HTML.
typedef struct {
  Agraph_t *graph;
  char **names;
  size_t count, capacity;
  size_t *slots;  // index into names plus one; 0 is free
  size_t slot_count;
  uint64_t anonymous;
} id_table;

static size_t hash(const char *text) {  // 64-bit FNV-1a
  uint64_t value = 0xcbf29ce484222325u;
  for (; *text; text++) value = (value ^ (unsigned char)*text) * 0x100000001b3u;
  return (size_t)value;
}

// The slot of a name: where it stands, or the free one where it belongs.
static size_t *slot_of(id_table *table, const char *name) {
  size_t at = hash(name) & (table->slot_count - 1);
  while (table->slots[at] && strcmp(table->names[table->slots[at] - 1], name) != 0)
    at = (at + 1) & (table->slot_count - 1);
  return &table->slots[at];
}

static void make_room(id_table *table) {
  if (table->slot_count > 2 * table->count) return;
  free(table->slots);
  table->slot_count = table->slot_count ? table->slot_count * 2 : 1024;
  table->slots = zeroed(table->slot_count, sizeof *table->slots);
  for (size_t i = 0; i < table->count; i++) *slot_of(table, table->names[i]) = i + 1;
}

static void *ids_open(Agraph_t *graph, Agdisc_t *discipline) {
  (void)discipline;
  id_table *table = zeroed(1, sizeof *table);
  table->graph = graph;
  return table;
}

static long ids_map(void *state, int kind, char *name, IDTYPE *id, int create) {
  (void)kind;
  id_table *table = state;
  if (!name) {
    if (!create) return 0;
    *id = 2 * table->anonymous++ + 1;
    return 1;
  }
  make_room(table);
  size_t *slot = slot_of(table, name);
  if (!*slot) {
    if (!create) return 0;
    if (table->count == table->capacity) {
      table->capacity = table->capacity ? table->capacity * 2 : 256;
      table->names = grown(table->names, table->capacity * sizeof *table->names);
    }
    table->names[table->count] = agstrdup(table->graph, name);
    *slot = ++table->count;
  }
  *id = 2 * (IDTYPE)*slot;
  return 1;
}

static long ids_alloc(void *state, int kind, IDTYPE id) {
  (void)state, (void)kind, (void)id;
  return 0;
}

static void ids_free(void *state, int kind, IDTYPE id) { (void)state, (void)kind, (void)id; }

static char *ids_name(void *state, int kind, IDTYPE id) {
  (void)kind;
  id_table *table = state;
  return id % 2 == 0 && id / 2 >= 1 && id / 2 <= table->count ? table->names[id / 2 - 1] : NULL;
}

static void ids_close(void *state) {
  id_table *table = state;
  for (size_t i = 0; i < table->count; i++) agstrfree(table->graph, table->names[i]);
  free(table->names);
  free(table->slots);
  free(table);
}

static void ids_register(void *state, int kind, void *object) {
  (void)state, (void)kind, (void)object;
}

static Agiddisc_t ids = {ids_open, ids_map,   ids_alloc,   ids_free,
                         ids_name, ids_close, ids_register};

typedef struct {
  const char *next;
} text_source;

// Hands out one line at a time, as cgraph's scanner expects of a file.
static int read_line(void *channel, char *into, int size) {
  text_source *source = channel;
  int count = 0;
  while (count + 1 < size && *source->next) {
    char byte = *source->next++;
    into[count++] = byte;
    if (byte == '\n') break;
  }
  into[count] = 0;
  return count;
}

Agraph_t *read_graph(const char *dot) {
  text_source source = {dot};
  Agiodisc_t input = {read_line, AgIoDisc.putstr, AgIoDisc.flush};
  Agdisc_t disciplines = {&AgMemDisc, &ids, &input};
  agsetfile("<drawing>");
  agreadline(1);
  return agread(&source, &disciplines);
}

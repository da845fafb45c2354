#define _GNU_SOURCE
#include "pango.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

extern gvplugin_library_t gvplugin_core_LTX_library;

static const char *const fallback = "libgvplugin_pango.so.6";

// The plugins lie side by side, in a folder that the loader does not know, with one version
// number: so the name of the core plugin's file says where the other is.
static int path_beside_core(char *path, size_t size) {
  static const char core[] = "libgvplugin_core.";
  Dl_info info;
  if (!dladdr(gvplugin_core_LTX_library.packagename, &info) || !info.dli_fname) return 0;
  const char *name = strstr(info.dli_fname, core);
  if (!name) return 0;
  int written = snprintf(path, size, "%.*slibgvplugin_pango.%s", (int)(name - info.dli_fname),
                         info.dli_fname, name + sizeof core - 1);
  return written > 0 && (size_t)written < size;
}

gvplugin_library_t *load_pango(buffer *messages) {
  char path[PATH_MAX];
  void *library = path_beside_core(path, sizeof path) ? dlopen(path, RTLD_NOW) : NULL;
  // The loader asks the run path of the program that contains this call.
  if (!library) library = dlopen(fallback, RTLD_NOW);
  gvplugin_library_t *plugin = library ? dlsym(library, "gvplugin_pango_LTX_library") : NULL;
  if (plugin) return plugin;
  const char *reason = dlerror();
  buffer_add(messages, reason ? reason : "the library is not a graphviz plugin");
  return NULL;
}

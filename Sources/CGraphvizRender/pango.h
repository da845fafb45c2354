// The plugin that makes PNG and PDF, loaded only when one is wanted: it brings cairo, pango and
// their fonts, which take longer to start than most commands take to run.
#pragma once
#include <graphviz/gvplugin.h>

#include "buffer.h"

// NULL when it cannot be loaded; then the loader's words are added to `messages`.
gvplugin_library_t *load_pango(buffer *messages);

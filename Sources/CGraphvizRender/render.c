#include <graphviz/gvc.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "CGraphvizRender.h"
#include "buffer.h"
#include "curves.h"
#include "pango.h"
#include "reader.h"

extern gvplugin_library_t gvplugin_core_LTX_library, gvplugin_dot_layout_LTX_library;

// Everything below is touched only by the holder of this lock.
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static GVC_t *plain_context = NULL, *pango_context = NULL;
// libgvc's message callback has no context of its own.
static buffer *heard = NULL;

// Called three times for a message: "Error", ": ", the text.
static int hear(char *text) {
  if (heard && strcmp(text, "Error") != 0 && strcmp(text, ": ") != 0) buffer_add(heard, text);
  return 0;
}

// Demand loading is off: which plugins the machine has configured must not change a picture.
static GVC_t *context_with_tables(void) {
  static lt_symlist_t plugins[] = {
      {"gvplugin_core_LTX_library", &gvplugin_core_LTX_library},
      {"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library},
      {0, 0}};
  if (!plain_context) plain_context = gvContextPlugins(plugins, 0);
  return plain_context;
}

// A context of its own, for pango would measure the texts of SVG with the machine's fonts.
static GVC_t *context_with_fonts(buffer *messages, gvr_status *failure) {
  static lt_symlist_t plugins[] = {
      {"gvplugin_core_LTX_library", &gvplugin_core_LTX_library},
      {"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library},
      {"gvplugin_pango_LTX_library", NULL},
      {0, 0}};
  if (pango_context) return pango_context;
  *failure = gvr_no_pango;
  plugins[2].address = load_pango(messages);
  if (!plugins[2].address) return NULL;
  *failure = gvr_no_context;
  pango_context = gvContextPlugins(plugins, 0);
  return pango_context;
}

static gvr_status draw(GVC_t *context, Agraph_t *graph, const char *format, gvr_result *result) {
  unsigned int length = 0;
  curved_edges curves = lift_curves(graph);
  int failed = gvLayout(context, graph, "dot");
  if (!failed) lay_curves(graph, curves);
  release_curves(curves);
  if (failed) return gvr_no_layout;
  failed = gvRenderData(context, graph, format, &result->bytes, &length);
  gvFreeLayout(context, graph);
  result->length = length;
  return failed || !result->bytes ? gvr_no_rendering : gvr_ok;
}

static gvr_status read_and_draw(GVC_t *context, const char *dot, gvr_format format,
                                gvr_result *result, buffer *messages) {
  static const char *const formats[] = {"svg", "png", "pdf", "plain"};
  heard = messages;
  agusererrf before = agseterrf(hear);
  agseterr(AGERR);
  agreseterrors();
  Agraph_t *graph = read_graph(dot);
  gvr_status status = graph ? draw(context, graph, formats[format], result) : gvr_bad_dot;
  if (graph) agclose(graph);
  if (status == gvr_ok && messages->length) status = gvr_complaint;
  agseterrf(before);
  heard = NULL;
  return status;
}

gvr_result gvr_render(const char *dot, gvr_format format, gvr_metrics metrics) {
  gvr_result result = {gvr_no_context, NULL, 0, NULL};
  buffer messages = {NULL, 0, 0};
  pthread_mutex_lock(&turn);
  GVC_t *context = metrics == gvr_fonts
                       ? context_with_fonts(&messages, &result.status)
                       : context_with_tables();
  if (context) result.status = read_and_draw(context, dot, format, &result, &messages);
  pthread_mutex_unlock(&turn);
  result.messages = messages.bytes;
  if (result.status != gvr_ok && result.bytes) {
    gvFreeRenderData(result.bytes);
    result.bytes = NULL;
    result.length = 0;
  }
  return result;
}

void gvr_release(gvr_result result) {
  if (result.bytes) gvFreeRenderData(result.bytes);
  free(result.messages);
}

// Draws a DOT text with libgvc, in this process. No graphviz type leaves this target.
#pragma once
#include <stddef.h>

// gvr_plain is graphviz's listing of sizes and places.
typedef enum { gvr_svg, gvr_png, gvr_pdf, gvr_plain } gvr_format;

typedef enum {
  gvr_tables,  // widths of texts from built-in tables: the same on every machine
  gvr_fonts    // widths from the machine's fonts, by the pango plugin; PNG and PDF need it
} gvr_metrics;

typedef enum {
  gvr_ok,
  gvr_no_context,    // libgvc could not be set up
  gvr_no_pango,      // PNG or PDF, and the plugin that makes them cannot be loaded
  gvr_bad_dot,       // the text is not DOT
  gvr_no_layout,     // the layout failed
  gvr_no_rendering,  // the layout could not be written in this format
  gvr_complaint      // libgvc went on after an error, so the picture is not what was asked for
} gvr_status;

typedef struct {
  gvr_status status;
  // The picture; NULL unless the status is gvr_ok.
  char *_Nullable bytes;
  size_t length;
  // What went wrong in libgvc's or the loader's words, a line each; NULL when nothing was said.
  char *_Nullable messages;
} gvr_result;

// Lays out with `dot` and renders. Any thread may call it: libgvc keeps its state in globals, so
// one call runs at a time. The same text gives the same bytes. Release what it returns.
//
// An edge with the attribute `curve`, "x,y x,y …" in points (one point, then three for each cubic),
// has no part in the layout and is drawn along that curve, its label around the point `lp`: all as
// seen from the middle of its tail.
gvr_result gvr_render(const char *_Nonnull dot, gvr_format format, gvr_metrics metrics);

void gvr_release(gvr_result result);

// Edges that are drawn along a given curve and have no part in the layout.
//
// dot gives every edge a say in where nodes go, even one without constraint, and leads it round
// everything: a line between two level nodes shifts the others, or hides among their edges. An
// edge with the attribute `curve`, "x,y x,y …" in points (first point, then three for each cubic),
// is taken out before the layout and drawn after it exactly there, its label at `lp`, "x,y": all
// as seen from the middle of its tail.
#pragma once
#include <graphviz/gvc.h>

typedef struct curved_edge curved_edge;

typedef struct {
  curved_edge *edges;
  size_t count;
} curved_edges;

// Takes the edges with a curve out of the graph.
curved_edges lift_curves(Agraph_t *graph);
// Puts them into the laid out graph and makes room for them.
void lay_curves(Agraph_t *graph, curved_edges curves);
void release_curves(curved_edges curves);

#include "curves.h"

#include <stdlib.h>
#include <string.h>

#include "buffer.h"

// Makes the labels of an edge from its attributes. Exported by libgvc without a header, so it may
// be gone in another version: then curves have no labels.
__attribute__((weak)) int common_init_edge(Agedge_t *edge);

struct curved_edge {
  Agnode_t *tail;
  char **values;  // one for each attribute that edges of the graph have
  size_t value_count;
  pointf *points;
  size_t point_count;
};

static char *copied(const char *text) {
  size_t size = strlen(text) + 1;
  return memcpy(grown(NULL, size), text, size);
}

// Reads "x,y x,y …". A curve is whole when it has 3n + 1 points, n > 0; else the count is 0.
static pointf *read_points(const char *text, size_t *count) {
  pointf *points = NULL;
  *count = 0;
  for (;;) {
    char *end;
    double x = strtod(text, &end);
    if (end == text || *end != ',') break;
    text = end + 1;
    double y = strtod(text, &end);
    if (end == text) break;
    text = end;
    points = grown(points, (*count + 1) * sizeof *points);
    points[*count] = (pointf){x, y};
    *count += 1;
  }
  if (*count < 4 || *count % 3 != 1) *count = 0;
  return points;
}

static curved_edge lift(Agraph_t *graph, Agedge_t *edge, const char *curve) {
  curved_edge lifted = {agtail(edge), NULL, 0, NULL, 0};
  lifted.points = read_points(curve, &lifted.point_count);
  for (Agsym_t *name = NULL; (name = agnxtattr(graph, AGEDGE, name));) {
    lifted.values = grown(lifted.values, (lifted.value_count + 1) * sizeof *lifted.values);
    lifted.values[lifted.value_count++] = copied(agxget(edge, name));
  }
  return lifted;
}

curved_edges lift_curves(Agraph_t *graph) {
  curved_edges curves = {NULL, 0};
  Agsym_t *curve = agattr(graph, AGEDGE, "curve", NULL);
  if (!curve) return curves;
  for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node)) {
    for (Agedge_t *edge = agfstout(graph, node), *next; edge; edge = next) {
      next = agnxtout(graph, edge);
      if (!*agxget(edge, curve)) continue;
      curves.edges = grown(curves.edges, (curves.count + 1) * sizeof *curves.edges);
      curves.edges[curves.count++] = lift(graph, edge, agxget(edge, curve));
      agdeledge(graph, edge);
    }
  }
  return curves;
}

static void include(boxf *box, pointf point) {
  if (point.x < box->LL.x) box->LL.x = point.x;
  if (point.y < box->LL.y) box->LL.y = point.y;
  if (point.x > box->UR.x) box->UR.x = point.x;
  if (point.y > box->UR.y) box->UR.y = point.y;
}

// Shows the label where the attribute `lp`, "x,y", says, seen from the middle of the tail.
static void lay_label(Agedge_t *edge, pointf middle) {
  textlabel_t *label = ED_label(edge);
  const char *place = agget(edge, "lp");
  if (!label || !place) return;
  char *end;
  label->pos.x = middle.x + strtod(place, &end);
  label->pos.y = middle.y + (*end == ',' ? strtod(end + 1, NULL) : 0);
  label->set = TRUE;
}

// Curves are given as seen from the middle of the tail, wherever a layout puts that.
// libgvc frees what it finds here with the layout.
static splines *path_along(const curved_edge *lifted) {
  size_t size = lifted->point_count * sizeof(pointf);
  splines *path = zeroed(1, sizeof *path);
  path->size = 1;
  path->list = zeroed(1, sizeof *path->list);
  path->list->size = (int)lifted->point_count;
  pointf *points = memcpy(grown(NULL, size), lifted->points, size);
  pointf middle = ND_coord(lifted->tail);
  for (size_t i = 0; i < lifted->point_count; i++) {
    points[i].x += middle.x;
    points[i].y += middle.y;
  }
  path->list->list = points;
  path->bb = (boxf){points[0], points[0]};
  for (size_t i = 1; i < lifted->point_count; i++) include(&path->bb, points[i]);
  return path;
}

// Edges are drawn with their tails, one node after another: those of the last node are drawn over
// all others, and only the curve says where they are.
void lay_curves(Agraph_t *graph, curved_edges curves) {
  Agnode_t *last = aglstnode(graph);
  for (size_t i = 0; i < curves.count; i++) {
    const curved_edge *lifted = &curves.edges[i];
    if (!lifted->point_count) continue;
    Agedge_t *edge = agedge(graph, last, last, NULL, 1);
    size_t value = 0;
    for (Agsym_t *name = NULL; (name = agnxtattr(graph, AGEDGE, name));)
      if (value < lifted->value_count) agxset(edge, name, lifted->values[value++]);
    agbindrec(edge, "Agedgeinfo_t", sizeof(Agedgeinfo_t), TRUE);
    if (common_init_edge) common_init_edge(edge);
    lay_label(edge, ND_coord(lifted->tail));
    ED_spl(edge) = path_along(lifted);
    include(&GD_bb(graph), ED_spl(edge)->bb.LL);
    include(&GD_bb(graph), ED_spl(edge)->bb.UR);
  }
}

void release_curves(curved_edges curves) {
  for (size_t i = 0; i < curves.count; i++) {
    for (size_t v = 0; v < curves.edges[i].value_count; v++) free(curves.edges[i].values[v]);
    free(curves.edges[i].values);
    free(curves.edges[i].points);
  }
  free(curves.edges);
}

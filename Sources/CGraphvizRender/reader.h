// Reads DOT so that equal texts give equal graphs.
#pragma once
#include <graphviz/cgraph.h>

// NULL when the text is not DOT. Close the graph with agclose.
Agraph_t *read_graph(const char *dot);

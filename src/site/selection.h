/* SPDX-License-Identifier: MIT */
/*
 * A part of the graph: what stands around one node, or what some relations make. A node is an index
 * into defs, or def_count and an index into missing.
 */
#ifndef SITE_SELECTION_H
#define SITE_SELECTION_H

#include "site/insights.h"

struct site_choice {
	size_t focus; /* a node; SITE_NONE: everything */
	size_t depth; /* how many edges away from it, in either direction */
	unsigned relations; /* bits of SITE_RELATION: no others count */
};

struct site_selection {
	bool *nodes; /* by node */
	bool *edges; /* as the site's */
	size_t node_count, edge_count; /* how many are selected */
};

/*
 * Around a focus: the nodes that it reaches within depth, and all edges between them. Without one:
 * all definitions, and the unresolved names that are still used.
 * Owner   mem
 * Cost    linear in nodes and edges
 */
struct site_selection site_select(struct arena *mem, struct arena *tmp, const struct site *site,
    const struct site_choice *choice);

/* "agent/backend-lead" */
str site_node_id(const struct site *site, size_t node);

/*
 * Finds the node that a text names: by its id, or by its name or slug when only one has it, a
 * definition before unresolved names.
 * Fails   false with the sentence of why not, in mem: unknown, with the nearest id, or several
 */
bool site_find_node(struct arena *mem, struct arena *tmp, const struct site *site, str name,
    size_t *ret_node, str *ret_problem) ATTR_NODISCARD;

#endif
